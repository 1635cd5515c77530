package onward.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.Json;
import onward.embedded.Provisioning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that are read by other programs say what the code means. */
class ComposeFileTest {
    private static final Pattern SETTING = Pattern.compile("\\$\\{(ONWARD_[A-Z_]+)(:[^}]*)?}");
    private static final Pattern PASSWORD_FILE = Pattern.compile("(ONWARD_\\w+_PASSWORD)_FILE");
    private static final String SECRETS = "./deploy/compose/secrets/";

    private final ComposeFile compose = ComposeFile.read();

    static List<String> services() {
        return Provisioning.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_is_told_what_it_must_know_and_nothing_that_it_does_not_read(String service) {
        Set<String> read = settings(service, _ -> true);
        Set<String> needed = settings(service, match -> match.group(2) == null);
        Set<String> told = compose.environment(service).keySet().stream()
                .map(name -> PASSWORD_FILE.matcher(name).replaceFirst("$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(needed).contains("ONWARD_KAFKA");
        assertThat(read)
                .as("settings that %s reads; docker-compose.yml sets others too", service)
                .containsAll(told);
        assertThat(told)
                .as("what docker-compose.yml tells %s; it needs more", service)
                .containsAll(needed);
        assertThat(told).as("production").doesNotContain("ONWARD_MODE", "ONWARD_CLOCK_FILE");
    }

    @Test
    void every_secret_that_a_container_is_pointed_to_is_in_its_folder(@TempDir Path secrets) throws IOException {
        new SecretFolders(secrets).make();
        Set<String> mounted = new HashSet<>();

        for (String service : compose.names()) {
            Set<String> folders = compose.list(service, "volumes").stream()
                    .filter(volume -> volume.startsWith(SECRETS))
                    .map(volume -> volume.substring(SECRETS.length(), volume.indexOf(':', SECRETS.length())))
                    .collect(Collectors.toSet());
            assertThat(folders).as(service).hasSizeLessThan(2);
            mounted.addAll(folders);
            Path folder = secrets.resolve(folders.stream().findFirst().orElse("none"));
            assertThat(compose.environment(service).values().stream()
                            .filter(value -> value.startsWith("/run/secrets/")))
                    .allSatisfy(value -> assertThat(folder.resolve(value.substring("/run/secrets/".length())))
                            .as("%s: %s", service, value)
                            .exists());
        }

        try (Stream<Path> made = Files.list(secrets)) {
            assertThat(made.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(mounted);
        }
    }

    @Test
    void three_ports_are_published_and_only_to_this_machine() {
        List<String> ports = compose.names().stream()
                .flatMap(service -> compose.list(service, "ports").stream())
                .toList();

        assertThat(ports)
                .containsExactlyInAnyOrder("127.0.0.1:8080:8080", "127.0.0.1:8025:8025", "127.0.0.1:3000:3000");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_may_do_nothing_that_it_need_not(String service) {
        Map<String, Object> about = compose.services().get(service);

        assertThat(about)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKeys("mem_limit", "healthcheck", "restart")
                .doesNotContainKeys("user", "privileged", "cap_add");
        assertThat(ComposeFile.text("deploy/images/Dockerfile")).contains("\nUSER 10001:10001\n");
    }

    @Test
    void an_image_of_somebody_else_has_a_version() {
        assertThat(compose.services().values().stream()
                        .filter(about -> !about.containsKey("build"))
                        .map(about -> about.get("image").toString()))
                .hasSize(5)
                .allMatch(image -> image.matches("[a-z/]+:v?\\d+\\.\\d+(\\.\\d+)?"));
    }

    @Test
    void prometheus_asks_every_service_where_it_listens() {
        JsonNode config = Json.strict().valueToTree(ComposeFile.yaml("deploy/prometheus/prometheus.yml"));
        Set<String> targets = new TreeSet<>();
        config.get("scrape_configs")
                .get(0)
                .findValues("targets")
                .forEach(list -> list.forEach(target -> targets.add(target.asText())));

        assertThat(config.get("scrape_configs").get(0).get("metrics_path").asText())
                .isEqualTo("/prometheus");
        assertThat(targets)
                .isEqualTo(Provisioning.SERVICES.stream()
                        .map(service ->
                                service + ":" + compose.environment(service).get("ONWARD_HTTP_PORT"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void the_dashboard_asks_the_source_that_is_provisioned() throws IOException {
        JsonNode source = Json.strict()
                .valueToTree(ComposeFile.yaml("deploy/grafana/provisioning/datasources/prometheus.yml"))
                .get("datasources")
                .get(0);
        JsonNode dashboard = Json.strict().readTree(ComposeFile.text("deploy/grafana/dashboards/onward.json"));
        List<JsonNode> panels = dashboard.findValues("targets");

        assertThat(panels).hasSizeGreaterThan(10);
        assertThat(panels)
                .allSatisfy(targets -> assertThat(targets).allSatisfy(target -> {
                    assertThat(target.at("/datasource/uid").asText())
                            .isEqualTo(source.get("uid").asText());
                    assertThat(target.get("expr").asText()).isNotBlank();
                }));
        assertThat(compose.list("grafana", "volumes")).contains("./deploy/grafana/dashboards:" + path());
    }

    private static String path() {
        JsonNode provider = Json.strict()
                .valueToTree(ComposeFile.yaml("deploy/grafana/provisioning/dashboards/onward.yml"))
                .get("providers")
                .get(0);
        return provider.at("/options/path").asText() + ":ro";
    }

    private static Set<String> settings(String service, java.util.function.Predicate<MatchResult> which) {
        return Stream.of(
                        "services/kit/src/main/resources/service-defaults.yml",
                        "services/" + service + "/src/main/resources/application.yml")
                .flatMap(file -> SETTING.matcher(ComposeFile.text(file)).results())
                .filter(which)
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
