package onward.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.function.Supplier;
import onward.contracts.Envelope;
import onward.contracts.Origin;

/** The parts of an event's way, as spans of the trace of its request. Without a tracer nothing is done. */
public final class Spans {
    /** For who is not traced. */
    public static final Spans NONE = new Spans(TracerProvider.noop().get("onward"));

    private final Tracer tracer;

    public Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Does it within a span; a failure is marked by its kind, for messages may quote values. */
    public <T> T during(String name, SpanKind kind, Supplier<T> work) {
        Span span = tracer.spanBuilder(name).setSpanKind(kind).startSpan();
        try (Scope _ = span.makeCurrent()) {
            return work.get();
        } catch (RuntimeException | Error e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    /** A span of that event's trace; begun now, to be ended by the caller. */
    public Span begin(String name, SpanKind kind, Envelope event) {
        return tracer.spanBuilder(name)
                .setParent(Origins.contextOf(event.origin()))
                .setSpanKind(kind)
                .setAttribute("onward.event.type", event.type())
                .setAttribute("onward.event.id", event.id().toString())
                .startSpan();
    }

    /** The event as it goes on from that span. */
    public static Envelope onwards(Envelope event, Span span) {
        return event.from(new Origin(event.origin().requestId(), Origins.traceParent(span)));
    }

    /** A span of what has just been done with that event; one that belongs to no trace has none. */
    public void done(String name, SpanKind kind, Envelope event, Instant begun) {
        if (event.origin().traceParent().isPresent()) {
            tracer.spanBuilder(name)
                    .setParent(Origins.contextOf(event.origin()))
                    .setSpanKind(kind)
                    .setStartTimestamp(begun)
                    .setAttribute("onward.event.type", event.type())
                    .setAttribute("onward.event.id", event.id().toString())
                    .startSpan()
                    .end();
        }
    }
}
