package onward.kit.service;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.tracing.opentelemetry.DefaultOpenTelemetryFactory;
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

    /** A disabled SDK would still give each request the ids of a trace that nobody takes. */
    @Singleton
    @Replaces(value = OpenTelemetry.class, factory = DefaultOpenTelemetryFactory.class)
    @Requires(property = "otel.sdk.disabled", value = "true")
    OpenTelemetry none() {
        return OpenTelemetry.noop();
    }
}
