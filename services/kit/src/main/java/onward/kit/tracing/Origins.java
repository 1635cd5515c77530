package onward.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Origin;
import org.slf4j.MDC;

/** The request on whose account a thread works: log lines show it, and what is recorded meanwhile carries it on. */
public final class Origins {
    /** What log lines call the id of the request. */
    public static final String REQUEST_ID = "requestId";

    private static final String EVENT_ID = "eventId";

    private Origins() {}

    /** Until it is closed, the thread works for that request. */
    @FunctionalInterface
    public interface Work extends AutoCloseable {
        @Override
        void close();
    }

    /** That of this thread. */
    public static Origin current() {
        return new Origin(Optional.ofNullable(MDC.get(REQUEST_ID)), traceParent(Span.current()));
    }

    /** Works for that request from here on. */
    public static Work resume(Origin origin) {
        return resume(origin, Optional.empty());
    }

    /** Works on that event from here on. */
    public static Work resume(Envelope event) {
        return resume(event.origin(), Optional.of(event.id()));
    }

    // The scope is closed with the work that is handed out.
    @SuppressWarnings("MustBeClosedChecker")
    private static Work resume(Origin origin, Optional<UUID> event) {
        String requestBefore = MDC.get(REQUEST_ID);
        String eventBefore = MDC.get(EVENT_ID);
        put(REQUEST_ID, origin.requestId().orElse(null));
        put(EVENT_ID, event.map(UUID::toString).orElse(null));
        Scope scope = contextOf(origin).makeCurrent();
        return () -> {
            scope.close();
            put(REQUEST_ID, requestBefore);
            put(EVENT_ID, eventBefore);
        };
    }

    static Context contextOf(Origin origin) {
        return origin.traceParent()
                .map(text -> text.split("-", -1))
                .map(part -> SpanContext.createFromRemoteParent(
                        part[1], part[2], TraceFlags.fromHex(part[3], 0), TraceState.getDefault()))
                .map(parent -> Context.root().with(Span.wrap(parent)))
                .orElse(Context.root());
    }

    static Optional<String> traceParent(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? Optional.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex())
                : Optional.empty();
    }

    private static void put(String key, String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
