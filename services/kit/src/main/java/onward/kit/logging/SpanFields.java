package onward.kit.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import net.logstash.logback.composite.AbstractJsonProvider;

/** Which trace a log line belongs to, if it belongs to one. */
public final class SpanFields extends AbstractJsonProvider<ILoggingEvent> {
    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent event) throws IOException {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            json.writeStringField("traceId", span.getTraceId());
            json.writeStringField("spanId", span.getSpanId());
        }
    }
}
