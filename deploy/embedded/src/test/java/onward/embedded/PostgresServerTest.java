package onward.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    private static final String PASSWORD = "it's a secret";

    @TempDir
    Path folder;

    private PostgresServer server;
    private PostgresServer.Running running;

    @BeforeEach
    void start() {
        int port = FreePorts.next();
        // The empty cluster need not be on the disk for these tests; all that they write does.
        server(port, PostgresServer.Durability.NONE).prepare();
        server = server(port, PostgresServer.Durability.FULL);
        running = server.start(log());
    }

    private PostgresServer server(int port, PostgresServer.Durability durability) {
        return new PostgresServer(
                PostgresBinaries.inUserCache(), folder.resolve("cluster"), port, PASSWORD, durability);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void it_is_version_18_and_waits_for_the_disk() throws SQLException {
        assertThat(query("show server_version")).isEqualTo("18.4");
        assertThat(query("show fsync")).isEqualTo("on");
        assertThat(query("show synchronous_commit")).isEqualTo("on");
        assertThat(query("show full_page_writes")).isEqualTo("on");
        assertThat(query("show data_checksums")).isEqualTo("on");
        assertThat(query("show server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void its_pid_is_that_of_the_started_process() {
        assertThat(server.recordedPid()).contains(running.process().pid());
        assertThat(CommandLines.of(running.process().pid()).orElseThrow())
                .startsWith(server.binaries().program("postgres").toString());
    }

    @Test
    void nobody_enters_without_the_password() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), PostgresServer.SUPERUSER, "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
    }

    @Test
    void a_commit_survives_kill_9_and_the_next_start_finds_its_way() throws SQLException {
        execute("create table kept (word text)");
        execute("insert into kept values ('walk')");
        kill();

        running = server.start(log());

        assertThat(query("select word from kept")).isEqualTo("walk");
    }

    @Test
    void a_lock_file_with_the_pid_of_another_program_does_not_keep_it_from_starting() throws Exception {
        running.close();
        Path lock = server.data().resolve("postmaster.pid");
        Files.writeString(
                lock, ProcessHandle.current().pid() + "\n" + server.data() + "\n0\n" + server.port() + "\n\n\n");

        running = server.start(log());

        assertThat(query("select 'here'")).isEqualTo("here");
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused() {
        assertThatThrownBy(() -> server.start(log()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already runs");
    }

    @Test
    void it_stops_at_once_with_clients_connected() throws Exception {
        try (Connection idle = connect("postgres")) {
            assertThat(idle.isValid(1)).isTrue();
            running.close();
            assertThat(running.process().exitValue()).isZero();
        }
    }

    @Test
    void roles_and_databases_are_made_once_and_each_service_enters_only_its_own() throws SQLException {
        Map<String, String> passwords = Provisioning.SERVICES.stream()
                .collect(Collectors.toMap(service -> service, service -> service + "'s %I \\ \" password"));
        var provisioning = new Provisioning(server);

        provisioning.all(passwords);
        provisioning.all(passwords);

        for (String service : Provisioning.SERVICES) {
            try (Connection own = as(service, service, passwords)) {
                own.createStatement().execute("create table event (id int)");
            }
        }
        assertThatThrownBy(() -> as("progress", "activity", passwords)).hasMessageContaining("permission denied");
        try (Connection writer = as("activity", "keys", passwords)) {
            writer.createStatement().execute("create table key (id int)");
        }
        try (Connection reader = as("gateway", "keys", passwords)) {
            assertThat(reader.createStatement()
                            .executeQuery("select * from key")
                            .next())
                    .isFalse();
            assertThatThrownBy(() -> reader.createStatement().execute("insert into key values (1)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> reader.createStatement().execute("create table own (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void its_log_does_not_repeat_what_a_failed_statement_said() throws Exception {
        execute("create table person (email text primary key)");
        execute("insert into person values ('walker@example.org')");
        assertThatThrownBy(() -> execute("insert into person values ('walker@example.org')"))
                .hasMessageContaining("duplicate key");

        await().untilAsserted(() -> assertThat(Files.readString(log())).contains("duplicate key"));
        assertThat(Files.readString(log())).doesNotContain("walker@example.org");
    }

    private Path log() {
        return folder.resolve("log");
    }

    private void kill() {
        running.process().destroyForcibly();
        await().atMost(Duration.ofSeconds(10)).until(() -> !running.process().isAlive());
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.url(database), PostgresServer.SUPERUSER, PASSWORD);
    }

    private Connection as(String role, String database, Map<String, String> passwords) throws SQLException {
        return DriverManager.getConnection(server.url(database), role, passwords.get(role));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void two_that_unpack_at_once_get_the_same_whole_folder() throws IOException {
        Path cache = folder.resolve("cache");
        var homes = java.util.stream.IntStream.range(0, 2)
                .parallel()
                .mapToObj(i -> PostgresBinaries.unpackedInto(cache).home())
                .distinct()
                .toList();

        assertThat(homes).hasSize(1);
        try (var left = Files.list(cache)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "unpacking.lock", homes.getFirst().getFileName().toString());
        }
    }
}
