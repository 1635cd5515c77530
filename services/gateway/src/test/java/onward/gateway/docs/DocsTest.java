package onward.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onward.gateway.Events;
import onward.gateway.Gateway;
import org.junit.jupiter.api.Test;

class DocsTest {
    @Test
    void everything_on_the_page_is_there_and_nothing_comes_from_elsewhere() {
        try (Gateway gateway = Gateway.inProduction(Events.shared())) {
            HttpResponse<String> page = gateway.get("/docs");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "font-src 'self' data:")
                    .doesNotContain("http");

            List<String> addresses = Stream.concat(
                            addresses(page.body(), "(?:href|src)=\"([^\"]+)\""),
                            addresses(gateway.get("/docs/docs.js").body(), "url: '([^']+)'"))
                    .filter(address -> !address.equals("data:,"))
                    .toList();
            assertThat(addresses)
                    .contains("/docs/onward.openapi.yaml", "/docs/asyncapi.yaml", "/docs/standalone.js")
                    .allSatisfy(address -> assertThat(address).startsWith("/").doesNotStartWith("//"))
                    .allSatisfy(address -> assertThat(gateway.get(address).statusCode())
                            .as(address)
                            .isEqualTo(200));
        }
    }

    @Test
    void what_a_document_refers_to_is_served_beside_it() {
        try (Gateway gateway = Gateway.inProduction(Events.shared())) {
            String events = gateway.get("/docs/asyncapi.yaml").body();
            List<String> schemas =
                    addresses(events, "\\./(events/[^\"\\s]+)").distinct().toList();
            assertThat(schemas).hasSizeGreaterThanOrEqualTo(35);
            assertThat(schemas)
                    .allSatisfy(
                            schema -> assertThat(gateway.get("/docs/" + schema).statusCode())
                                    .as(schema)
                                    .isEqualTo(200));
            assertThat(gateway.get("/docs/values/session.json").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void there_is_no_way_out_of_the_folder() {
        try (Gateway gateway = Gateway.inProduction(Events.shared())) {
            for (String path : List.of(
                    "/docs/nothing.yaml",
                    "/docs/../start/page.html",
                    "/docs/%2e%2e/start/page.html",
                    "/docs/..%2fstart/page.html",
                    "/docs//application.yml",
                    "/docs/DocsController.class")) {
                assertThat(gateway.get(path).body())
                        .as(path)
                        .contains("\"code\":\"")
                        .doesNotContain("<html");
            }
        }
    }

    private static Stream<String> addresses(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
