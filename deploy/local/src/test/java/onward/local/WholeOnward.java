package onward.local;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one running instance, the same to all of them, stopped after the last. */
final class WholeOnward implements ParameterResolver {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(WholeOnward.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningInstance.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(Closed.class, _ -> new Closed(RunningInstance.started()), Closed.class)
                .instance();
    }

    private record Closed(RunningInstance instance) implements AutoCloseable {
        @Override
        public void close() {
            instance.close();
        }
    }
}
