package onward.kit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import onward.embedded.PostgresBinaries;
import onward.embedded.PostgresServer;
import onward.embedded.Unprivileged;
import onward.kit.KitFixture;
import onward.kit.database.Migrations;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Takes a database from one cluster to another, as an operator's backup does. */
interface Dump {
    /** That of the embedded server: an older pg_dump refuses it. */
    int EMBEDDED = 18;

    /** The server of both clusters. */
    PostgresBinaries server();

    /** Makes a cluster in that folder, unless the server's own way does. */
    default void makeCluster(Path data, String password) throws IOException {}

    /**
     * Takes everything over.
     *
     * @param schemas those that hold something
     */
    void restore(TestDatabase from, TestDatabase into, List<String> schemas) throws Exception;

    /**
     * PostgreSQL's own programs if they are of the embedded server's version; else those of another version with a server
     * of theirs; where neither is installed, the same by COPY.
     */
    static Dump best() {
        List<Programs> installed = Programs.installed();
        return Stream.concat(
                        installed.stream().filter(programs -> programs.version >= EMBEDDED),
                        installed.stream().filter(Programs::hasServer))
                .<Dump>map(programs -> programs)
                .findFirst()
                .orElseGet(Copies::new);
    }

    /** By pg_dump and psql. */
    record Programs(Path folder, int version) implements Dump {
        private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

        static List<Programs> installed() {
            Stream<Path> onThePath =
                    Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
            return Stream.concat(versions(), onThePath)
                    .filter(folder -> has(folder, "pg_dump") && has(folder, "psql"))
                    .flatMap(folder -> versionOf(folder).map(version -> new Programs(folder, version)).stream())
                    .sorted(Comparator.comparingInt(Programs::version).reversed())
                    .toList();
        }

        private static boolean has(Path folder, String program) {
            return Files.isExecutable(folder.resolve(program));
        }

        private static Optional<Integer> versionOf(Path folder) {
            Matcher version = VERSION.matcher(
                    run(List.of(folder.resolve("pg_dump").toString(), "--version"), "", Optional.empty()));
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        }

        private static Stream<Path> versions() {
            try (Stream<Path> found = Files.list(Path.of("/usr/lib/postgresql"))) {
                return found.map(version -> version.resolve("bin")).toList().stream();
            } catch (IOException none) {
                return Stream.empty();
            }
        }

        private boolean hasServer() {
            return has(folder, "initdb") && has(folder, "postgres");
        }

        @Override
        public PostgresBinaries server() {
            return version >= EMBEDDED ? PostgresBinaries.inUserCache() : new PostgresBinaries(folder.getParent());
        }

        /** An older one does not know all that the embedded one's are made with. */
        @Override
        public void makeCluster(Path data, String password) throws IOException {
            if (version >= EMBEDDED) {
                return;
            }
            Path secret = Files.writeString(data.resolveSibling(data.getFileName() + ".password"), password);
            List<String> initdb = new ArrayList<>(Unprivileged.prefix());
            initdb.addAll(List.of(
                    folder.resolve("initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + PostgresServer.SUPERUSER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync"));
            run(initdb, "", Optional.empty());
        }

        @Override
        public void restore(TestDatabase from, TestDatabase into, List<String> schemas) throws IOException {
            Path file = Files.createTempFile("onward", ".sql");
            TestDatabase all = TestPostgres.asSuperuser(from);
            run(
                    List.of(folder.resolve("pg_dump").toString(), "--file=" + file, "--dbname=" + address(all)),
                    all.password(),
                    Optional.empty());
            run(
                    List.of(
                            folder.resolve("psql").toString(),
                            "--quiet",
                            "--set=ON_ERROR_STOP=1",
                            "--dbname=" + address(TestPostgres.asSuperuser(into))),
                    all.password(),
                    Optional.of(file));
            Files.delete(file);
        }

        private static String address(TestDatabase database) {
            return database.url().replace("jdbc:postgresql://", "postgresql://" + database.user() + "@");
        }

        private static String run(List<String> command, String password, Optional<Path> input) {
            try {
                ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
                program.environment().put("PGPASSWORD", password);
                input.ifPresent(file -> program.redirectInput(file.toFile()));
                Process process = program.start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(said).isZero();
                return said;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return folder.resolve("pg_dump") + " on PostgreSQL " + (version >= EMBEDDED ? EMBEDDED : version);
        }
    }

    /** Each table's rows by COPY into tables made by the migrations, identities set on; what pg_dump does of data. */
    record Copies() implements Dump {
        @Override
        public PostgresBinaries server() {
            return PostgresBinaries.inUserCache();
        }

        @Override
        public void restore(TestDatabase from, TestDatabase into, List<String> schemas) throws Exception {
            try (HikariDataSource source = KitFixture.poolOf(from);
                    HikariDataSource target = KitFixture.poolOf(into);
                    Connection reading = source.getConnection();
                    Connection writing = target.getConnection()) {
                for (String schema : schemas) {
                    Migrations.apply(target, schema, schema.equals("store") ? "store" : "keys");
                    for (String table : query(
                            reading,
                            "select quote_ident(tablename) from pg_tables where schemaname = '" + schema
                                    + "' and tablename not like 'migration%'")) {
                        copy(reading, writing, schema + "." + table);
                    }
                    for (String next : query(
                            reading,
                            "select format('select setval(%L, %s)', schemaname || '.' || sequencename, last_value) "
                                    + "from pg_sequences where schemaname = '" + schema
                                    + "' and last_value is not null")) {
                        query(writing, next);
                    }
                }
            }
        }

        private static void copy(Connection reading, Connection writing, String table)
                throws SQLException, IOException {
            Path rows = Files.createTempFile("onward", ".rows");
            try (var out = Files.newOutputStream(rows)) {
                copies(reading).copyOut("copy " + table + " to stdout (format binary)", out);
            }
            try (var in = Files.newInputStream(rows)) {
                copies(writing).copyIn("copy " + table + " from stdin (format binary)", in);
            }
            Files.delete(rows);
        }

        private static CopyManager copies(Connection connection) throws SQLException {
            return connection.unwrap(PGConnection.class).getCopyAPI();
        }

        private static List<String> query(Connection on, String sql) throws SQLException {
            try (Statement statement = on.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> answer = new ArrayList<>();
                while (row.next()) {
                    answer.add(row.getString(1));
                }
                return answer;
            }
        }

        @Override
        public String toString() {
            return "COPY, for there is no pg_dump here with a server that it takes";
        }
    }
}
