package onward.kit.settings;

import java.util.Map;
import java.util.stream.Stream;

/** Traces are made only where somebody takes them: at the OTLP endpoint that OpenTelemetry's own variables name. */
final class TracingDefaults {
    private TracingDefaults() {}

    /** What holds unless a variable says otherwise. */
    static Map<String, Object> in(Map<String, String> environment) {
        boolean wanted = Stream.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
        return wanted
                ? Map.of("otel.traces.exporter", "otlp", "otel.exporter.otlp.protocol", "http/protobuf")
                : Map.of("otel.sdk.disabled", "true");
    }
}
