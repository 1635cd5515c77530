package onward.kit.service;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import onward.kit.database.DatabaseFailure;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private static int status(WholeService service, String path) {
        return service.get(path, Optional.empty()).statusCode();
    }

    private static void awaitStatus(WholeService service, String path, int status) {
        await().atMost(SOON).until(() -> status(service, path) == status);
    }

    @Test
    void without_its_database_it_is_alive_but_not_ready_until_it_is_back() throws SQLException {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            awaitStatus(service, "/health/readiness", 200);
            allowConnections(service.database(), false);

            awaitStatus(service, "/health/readiness", 503);
            assertThat(status(service, "/health/liveness")).isEqualTo(200);
            assertThat(service.get("/prometheus", Optional.empty()).body())
                    .contains("jvm_memory_used_bytes")
                    .contains("onward_outbox_depth NaN");

            allowConnections(service.database(), true);
            awaitStatus(service, "/health/readiness", 200);
        }
    }

    @Test
    void without_kafka_at_its_start_it_is_alive_and_gives_no_version_out() {
        try (WholeService service = WholeService.withoutKafka()) {
            assertThatThrownBy(() ->
                            service.store().append(service.freshStream(), 0, List.of(saying("2100-01-01T00:00:00Z"))))
                    .isInstanceOfSatisfying(
                            DatabaseFailure.class,
                            failure -> assertThat(failure.isPassing()).isTrue());

            assertThat(status(service, "/health/liveness")).isEqualTo(200);
            assertThat(status(service, "/health/readiness"))
                    .as("it cannot know what happened before")
                    .isEqualTo(503);
        }
    }

    @Test
    void a_loop_that_has_ended_makes_it_not_alive() {
        try (WholeService service = new WholeService("production", Optional.empty())) {
            awaitStatus(service, "/health/readiness", 200);
            assertThat(status(service, "/health/liveness")).isEqualTo(200);

            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("timers"))
                    .forEach(Thread::interrupt);

            awaitStatus(service, "/health/liveness", 503);
        }
    }

    private static void allowConnections(TestDatabase database, boolean allowed) throws SQLException {
        String name = database.url().replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        TestDatabase operator = TestPostgres.asSuperuser(database);
        try (Connection connection = DriverManager.getConnection(
                        operator.url().replace("/" + name, "/postgres"), operator.user(), operator.password());
                var statement = connection.createStatement()) {
            statement.execute("alter database \"" + name + "\" allow_connections " + allowed);
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }
}
