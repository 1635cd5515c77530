package onward.kit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import onward.contracts.Origin;
import org.junit.jupiter.api.Test;

class OneRequestTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private static List<Origin> origins(WholeService service) {
        return service.bean(WholeService.Follower.class).origins;
    }

    private static Origin recorded(WholeService service, Map<String, String> headers) {
        int before = origins(service).size();
        var answer = service.post("/whole/record", headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().atMost(SOON).until(() -> origins(service).size() > before);
        Origin origin = origins(service).getLast();
        assertThat(answer.headers().allValues("X-Request-Id"))
                .containsExactly(origin.requestId().orElseThrow());
        return origin;
    }

    @Test
    void its_id_is_answered_and_goes_with_what_was_recorded_to_those_who_apply_it() {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            assertThat(recorded(service, Map.of("X-Request-Id", "phone-17")).requestId())
                    .contains("phone-17");
            assertThat(recorded(service, Map.of("X-Request-Id", "no {good}"))
                            .requestId()
                            .orElseThrow())
                    .as("one of our own")
                    .hasSize(36);
            assertThat(recorded(service, Map.of()).traceParent())
                    .as("nobody takes traces, so there are none")
                    .isEmpty();
        }
    }

    @Test
    void it_is_one_trace_from_the_caller_to_those_who_apply_what_was_recorded() throws IOException {
        List<String> taken = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/traces", exchange -> {
            // Protobuf: names stand in it as they are, ids as their bytes.
            taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        Map<String, Object> traced = Map.of(
                "otel.sdk.disabled", "false",
                "otel.traces.exporter", "otlp",
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.endpoint",
                        "http://127.0.0.1:" + receiver.getAddress().getPort(),
                "otel.bsp.schedule.delay", "50");
        try (WholeService service = new WholeService("production", Optional.empty(), traced)) {
            Origin origin = recorded(service, Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01"));

            assertThat(origin.traceParent().orElseThrow())
                    .startsWith("00-" + TRACE + "-")
                    .doesNotContain(CALLER);
            String publishing = bytes(origin.traceParent().orElseThrow().substring(36, 52));
            await().atMost(SOON).untilAsserted(() -> {
                String all = String.join("", taken);
                assertThat(all).contains("/whole/record", "append", "publish ", "apply to sample");
                assertThat(count(all, bytes(TRACE))).as("spans of the trace").isGreaterThanOrEqualTo(4);
                assertThat(count(all, bytes(CALLER)))
                        .as("children of the caller's span")
                        .isEqualTo(1);
                assertThat(count(all, publishing))
                        .as("the publishing, and what applied it")
                        .isEqualTo(2);
            });
        } finally {
            receiver.stop(0);
        }
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
