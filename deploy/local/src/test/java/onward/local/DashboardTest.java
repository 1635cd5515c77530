package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.Json;
import onward.embedded.Provisioning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboards and the alerts ask for nothing that a running Onward does not tell. */
@ExtendWith(WholeOnward.class)
class DashboardTest {
    private static final Path DASHBOARDS = Path.of("../grafana/dashboards");
    private static final Path ALERTS = Path.of("../prometheus/alerts.yml");
    private static final Pattern ALERTS_ON = Pattern.compile("expr: (.+)");
    private static final Pattern WORD = Pattern.compile("[a-z]+(_[a-z0-9]+)+");
    private static final Set<String> FUNCTIONS = Set.of("histogram_quantile");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void every_metric_of_a_panel_and_of_an_alert_is_told_by_a_service(RunningInstance onward) throws IOException {
        Set<String> shown = shown();
        assertThat(shown).hasSizeGreaterThan(12).contains("onward_outbox_depth", "http_server_requests_seconds_count");
        Set<String> alertedOn = alertedOn();
        assertThat(alertedOn).hasSizeGreaterThan(3).contains("onward_intake_parked");
        // An event, and with it a mail.
        onward.coach().enrol("Dara Board", UUID.randomUUID() + "@onward.test", "Europe/London");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(onward))
                        .as(
                                "metrics that the services tell at /prometheus; deploy/grafana or deploy/prometheus asks for others too")
                        .containsAll(shown)
                        .containsAll(alertedOn));
    }

    private static Set<String> alertedOn() throws IOException {
        return ALERTS_ON
                .matcher(Files.readString(ALERTS))
                .results()
                .flatMap(expression -> metrics(expression.group(1)).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> shown() throws IOException {
        var shown = new TreeSet<String>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                JsonNode dashboard = Json.strict().readTree(Files.readString(file));
                for (JsonNode expression : dashboard.findValues("expr")) {
                    shown.addAll(metrics(expression.asText()));
                }
            }
        }
        return shown;
    }

    /** Of an expression's words with an underscore those that are neither labels nor functions. */
    private static Set<String> metrics(String expression) {
        String bare = expression.replaceAll("\\{[^}]*}", "").replaceAll("\\b(by|without) *\\([^)]*\\)", "");
        return WORD.matcher(bare)
                .results()
                .map(word -> word.group())
                .filter(word -> !FUNCTIONS.contains(word))
                .collect(Collectors.toSet());
    }

    private Set<String> told(RunningInstance onward) throws IOException, InterruptedException {
        var told = new TreeSet<String>();
        for (JsonNode process : onward.status()) {
            if (Provisioning.SERVICES.contains(process.get("name").asText())) {
                told.addAll(told(process.get("port").intValue()));
            }
        }
        return told;
    }

    private List<String> told(int port) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/prometheus"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .toList();
    }
}
