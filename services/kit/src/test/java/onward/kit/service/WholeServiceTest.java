package onward.kit.service;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import onward.kit.SampleService;
import onward.kit.clock.ClockFile;
import onward.kit.store.Appended;
import onward.kit.timers.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeServiceTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Path clockFile() throws IOException {
        return Files.write(folder.resolve("clock"), new byte[ClockFile.BYTES]);
    }

    private static JsonNode quiet(WholeService service) {
        HttpResponse<String> response = service.get("/local/quiet", Optional.empty());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return SampleService.json(response);
    }

    /** One answer alone may have missed what was handed on behind its back: two equal ones cannot. */
    private static void awaitQuiet(WholeService service) {
        await().atMost(SOON).until(() -> {
            JsonNode answer = quiet(service);
            return answer.get("quiet").booleanValue() && quiet(service).equals(answer);
        });
    }

    @Test
    void a_timer_that_an_event_sets_fires_when_the_moved_clock_says_so_and_what_is_recorded_follows_it()
            throws IOException {
        Path file = clockFile();
        ClockFile clock = ClockFile.toMove(file);
        try (WholeService service = new WholeService("local", Optional.of(file))) {
            UUID stream = service.freshStream();
            Instant inTwoDays = Instant.now().plus(48, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
            service.store().append(stream, 0, List.of(saying(inTwoDays.toString())));
            awaitQuiet(service);
            long moves = quiet(service).get("moves").longValue();
            assertThat(service.fired()).isEmpty();
            assertThat(quiet(service).get("moves").longValue())
                    .as("who asks makes no move")
                    .isEqualTo(moves);

            clock.extendTarget(Duration.ofHours(49).toMillis());
            clock.step(Duration.ofHours(49).toMillis());

            assertThat(service.bean(Clock.class).instant())
                    .isCloseTo(Instant.now().plus(49, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
            await().atMost(SOON)
                    .until(() -> service.fired().equals(List.of(new Timer(WholeService.TIMERS, stream, inTwoDays))));
            awaitQuiet(service);
            assertThat(quiet(service).get("moves").longValue()).isEqualTo(moves + 1);

            Appended appended = service.store().append(stream, 1, List.of(saying(Instant.EPOCH.toString())));
            assertThat(appended.recordedAt())
                    .isCloseTo(Instant.now().plus(49, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
            assertThat(service.get("/sample/me", Optional.of(service.token())).statusCode())
                    .as("a token that was issued now is still good")
                    .isEqualTo(200);
            awaitQuiet(service);
            assertThat(service.fired())
                    .as("a moment that has passed fires at once")
                    .hasSize(2);
        }
    }

    @Test
    void the_timers_are_there_before_the_first_event_can_set_one() {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            assertThat(service.bean(WholeService.Follower.class).timersAtStart).hasValue(true);
        }
    }

    @Test
    void the_database_ends_transactions_in_whose_middle_a_service_stopped() {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            assertThat(service.pools()).hasSize(2).allSatisfy(pool -> {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
                    assertThat(row.next()).isTrue();
                    assertThat(row.getString(1)).isEqualTo("30s");
                }
            });
        }
    }

    @Test
    void a_database_that_is_frozen_is_not_waited_for_for_ever() {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            assertThat(service.pools()).extracting(WholeServiceTest::limit).containsExactlyInAnyOrder(60_000, 10_000);
        }
    }

    @Test
    void an_error_of_the_database_does_not_quote_rows() {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            assertThat(service.pools()).hasSize(2).allSatisfy(pool -> {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("create temporary table one (secret text primary key)");
                    statement.execute("insert into one values ('told in confidence')");
                    assertThatThrownBy(() -> statement.execute("insert into one values ('told in confidence')"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("one_pkey")
                            .hasMessageNotContaining("confidence");
                }
            });
        }
    }

    private static int limit(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            return connection.getNetworkTimeout();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void it_is_busy_from_an_append_until_everything_that_follows_from_it_is_done() {
        try (WholeService service = new WholeService("local", Optional.empty())) {
            awaitQuiet(service);
            for (int i = 1; i <= 20; i++) {
                service.store().append(service.freshStream(), 0, List.of(saying(Instant.EPOCH.toString())));
                awaitQuiet(service);
                assertThat(service.fired()).hasSize(i);
            }
        }
    }

    @Test
    void in_production_nobody_is_told_and_the_clock_is_the_machine_s_whatever_the_file_says() throws IOException {
        Path file = clockFile();
        ClockFile clock = ClockFile.toMove(file);
        clock.extendTarget(Duration.ofHours(49).toMillis());
        clock.step(Duration.ofHours(49).toMillis());
        try (WholeService service = new WholeService("production", Optional.of(file))) {
            for (String path : new String[] {"/local/quiet", "/local/unknown"}) {
                assertThat(service.get(path, Optional.of(service.token())).statusCode())
                        .as(path)
                        .isEqualTo(404);
                assertThat(service.get(path, Optional.empty()).statusCode())
                        .as("%s without a token", path)
                        .isEqualTo(401);
            }
            assertThat(service.bean(Clock.class).instant()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }
}
