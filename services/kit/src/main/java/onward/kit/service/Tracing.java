package onward.kit.service;

import io.micronaut.context.annotation.Factory;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import onward.kit.tracing.Spans;

/** The spans of events' ways; what becomes of them is OpenTelemetry's to know. */
@Factory
final class Tracing {
    @Singleton
    Spans spans(OpenTelemetry telemetry) {
        return new Spans(telemetry.getTracer("onward"));
    }
}
