package onward.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import onward.embedded.Ping;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class FixturesTest {

    @Test
    void databases_are_empty_and_apart() throws SQLException {
        TestDatabase one = TestPostgres.freshDatabase();
        TestDatabase other = TestPostgres.freshDatabase();
        try (Connection connection = open(one)) {
            connection.createStatement().execute("create table event (id int)");
        }
        try (Connection connection = open(other)) {
            connection.createStatement().execute("create table event (id int)");
        }
        assertThat(one.url()).isNotEqualTo(other.url());
    }

    @Test
    void a_key_store_is_written_by_one_and_read_by_the_other() throws SQLException {
        TestKeys keys = TestPostgres.freshKeys();
        try (Connection writer = open(keys.writer());
                Connection reader = open(keys.reader())) {
            writer.createStatement().execute("create table key (id int)");
            assertThat(reader.createStatement()
                            .executeQuery("select * from key")
                            .next())
                    .isFalse();
            assertThatThrownBy(() -> reader.createStatement().execute("delete from key"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void topics_are_apart() {
        assertThat(TestKafka.freshTopic(3)).isNotEqualTo(TestKafka.freshTopic(1));
    }

    @Test
    void postgres_and_kafka_are_where_was_chosen() throws Exception {
        boolean embedded = TestInfrastructure.isEmbedded();
        Path cluster;
        try (Connection connection = open(TestPostgres.asSuperuser(TestPostgres.freshDatabase()));
                var row = connection.createStatement().executeQuery("select current_setting('data_directory')")) {
            row.next();
            cluster = Path.of(row.getString(1));
        }
        Path segments;
        TestKafka.freshTopic(1);
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestKafka.bootstrapServers()))) {
            var folders =
                    admin.describeLogDirs(List.of(1)).allDescriptions().get().get(1);
            segments = Path.of(folders.keySet().iterator().next());
        }
        assertThat(Files.exists(cluster.resolve("PG_VERSION")))
                .as("on this machine: " + cluster)
                .isEqualTo(embedded);
        assertThat(Files.exists(segments.resolve("meta.properties")))
                .as("on this machine: " + segments)
                .isEqualTo(embedded);
        // What was asked for is what is.
        assertThat(System.getProperty(TestInfrastructure.SETTING, embedded ? "embedded" : "containers"))
                .isEqualTo(embedded ? "embedded" : "containers");
    }

    @Test
    @EnabledIf(
            value = "onward.testing.TestInfrastructure#isEmbedded",
            disabledReason = "Containers are removed by Testcontainers' own means")
    void a_jvm_that_is_killed_leaves_no_server_and_no_folder() throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-D" + TestInfrastructure.SETTING + "=embedded",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(says.readLine()).contains("embedded");
            int port = Integer.parseInt(says.readLine());
            Path data = Path.of(says.readLine());
            assertThat(Ping.postgres(port)).isTrue();
            assertThat(data).exists();

            jvm.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(20)).until(() -> !Ping.postgres(port) && !Files.exists(data));
        }
    }

    /** A JVM with a server, to be killed. */
    static final class Holder {
        public static void main(String[] arguments) throws SQLException, IOException {
            TestDatabase database = TestPostgres.freshDatabase();
            try (Connection connection = open(TestPostgres.asSuperuser(database));
                    var rows = connection
                            .createStatement()
                            .executeQuery("select current_setting('port'), current_setting('data_directory')")) {
                rows.next();
                System.out.println(rows.getString(1));
                System.out.println(rows.getString(2));
            }
            // Until it is killed: nobody writes to its input.
            int never = System.in.read();
            System.out.println(never);
        }
    }

    private static Connection open(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
