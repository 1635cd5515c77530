package onward.kit.service;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import onward.kit.database.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String OF_SAMPLE = "{projection=\"sample\"}";

    private static WholeService service;

    @BeforeAll
    static void start() {
        service = new WholeService("local", Optional.empty());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String scrape() {
        var response = service.get("/prometheus", Optional.empty());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static double value(String series) {
        String text = scrape();
        Matcher line = Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text);
        assertThat(line.find()).as("%s in %s", series, text).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static void execute(String sql) {
        service.bean(Database.class)
                .autoCommit(connection -> connection.createStatement().execute(sql));
    }

    @Test
    void an_append_is_timed_counted_published_and_applied() {
        double waits = value("onward_append_seconds_count");
        double appended = value("onward_events_appended_total");
        double applied = value("onward_intake_applied_total" + OF_SAMPLE);
        service.store()
                .append(
                        service.freshStream(),
                        0,
                        List.of(saying("2100-01-01T00:00:00Z"), saying("2100-01-01T00:00:00Z")));

        assertThat(value("onward_append_seconds_count")).isEqualTo(waits + 1);
        assertThat(value("onward_append_seconds_bucket{le=\"5.0\"}")).isPositive();
        assertThat(value("onward_events_appended_total")).isEqualTo(appended + 2);
        await().atMost(SOON).until(() -> value("onward_intake_applied_total" + OF_SAMPLE) == applied + 2);
        await().atMost(SOON).until(() -> value("onward_outbox_depth") == 0 && value("onward_outbox_age_seconds") == 0);
        await().atMost(SOON).until(() -> value("onward_intake_lag_seconds" + OF_SAMPLE) == 0);
        assertThat(value("onward_intake_parked" + OF_SAMPLE)).isZero();
        assertThat(value("onward_intake_waiting" + OF_SAMPLE)).isZero();
        assertThat(value("onward_timers_due")).isZero();
    }

    @Test
    void what_a_projection_cannot_apply_is_seen_and_so_is_what_waits_behind_it() {
        UUID stream = service.freshStream();
        service.store().append(stream, 0, List.of(saying("no time")));
        service.store().append(stream, 1, List.of(saying("2100-01-01T00:00:00Z")));

        await().atMost(SOON)
                .until(() -> value("onward_intake_parked" + OF_SAMPLE) == 1
                        && value("onward_intake_waiting" + OF_SAMPLE) == 1);
        execute("delete from sample_1.parked");
        execute("delete from sample_1.waiting");
    }

    @Test
    void an_intake_that_cannot_write_falls_behind_and_says_by_how_much() throws Exception {
        service.bean(Database.class).inTransaction(connection -> {
            connection.createStatement().execute("lock table sample_1.position in exclusive mode");
            Instant before = Instant.now();
            service.store().append(service.freshStream(), 0, List.of(saying("2100-01-01T00:00:00Z")));
            await().atMost(SOON).until(() -> value("onward_intake_lag_seconds" + OF_SAMPLE) > 0.5);
            assertThat(value("onward_intake_lag_seconds" + OF_SAMPLE))
                    .isLessThan(Duration.between(before, Instant.now()).toMillis() / 1000.0 + 0.001);
            return null;
        });
        await().atMost(SOON).until(() -> value("onward_intake_lag_seconds" + OF_SAMPLE) == 0);
    }

    @Test
    void the_machine_the_pools_and_the_requests_are_measured_and_no_path_becomes_a_label() {
        UUID client = UUID.randomUUID();
        service.get("/v1/clients/" + client, Optional.of(service.token()));
        service.get("/v1/clients/" + client, Optional.empty());

        assertThat(scrape())
                .contains("jvm_memory_used_bytes")
                .contains("http_server_requests_seconds_count")
                .contains("hikaricp_connections_active")
                .doesNotContain(client.toString());
    }
}
