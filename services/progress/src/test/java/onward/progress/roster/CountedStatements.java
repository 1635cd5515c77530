package onward.progress.roster;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the statements that are executed on the connections of a pool. */
final class CountedStatements {
    private final AtomicInteger executed = new AtomicInteger();

    int executed() {
        return executed.get();
    }

    DataSource on(DataSource pool) {
        return wrapped(DataSource.class, pool);
    }

    private <T> T wrapped(Class<T> as, Object it) {
        return as.cast(Proxy.newProxyInstance(as.getClassLoader(), new Class<?>[] {as}, (_, method, arguments) -> {
            if (it instanceof Statement && method.getName().startsWith("execute")) {
                executed.incrementAndGet();
            }
            return answer(method, called(it, method, arguments));
        }));
    }

    private Object answer(Method method, Object answer) {
        Class<?> type = method.getReturnType();
        return type == Connection.class || type == Statement.class || type == PreparedStatement.class
                ? wrapped(type, answer)
                : answer;
    }

    private static Object called(Object it, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(it, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
