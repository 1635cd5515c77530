package onward.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import onward.kit.database.Database;

/**
 * The statement that the event store appends with, one event and one commit each, and nothing else: no HTTP, no decision,
 * no sealing, nobody who follows. Into tables of the same shape in a schema beside the store, on the same server.
 */
final class AppendFloor {
    private static final String SCRIPT = "floor-append.sql";
    /** Streams that one client writes to in turn; the script's own figure. */
    static final int STREAMS = 16;

    private final Database database;
    private final Optional<PgBench> pgbench;
    private final String payload;
    private final AtomicLong base = new AtomicLong(1);

    private AppendFloor(Database database, Optional<PgBench> pgbench, String payload) {
        this.database = database;
        this.pgbench = pgbench;
        this.payload = payload;
    }

    /** @param payloadBytes as long as what the services write */
    static AppendFloor beside(Store store, Path folder, int payloadBytes) throws IOException {
        Database database = store.database("activity");
        database.inTransaction(connection -> {
            try (Statement make = connection.createStatement()) {
                return make.execute(text("floor-tables.sql"));
            }
        });
        Path script = Files.writeString(folder.resolve(SCRIPT), text(SCRIPT));
        return new AppendFloor(database, PgBench.onPath(store, script), "\\x" + "5a".repeat(payloadBytes));
    }

    /** What it is measured with. */
    String name() {
        return pgbench.map(PgBench::name).orElse("the same statement over JDBC");
    }

    /** Each client in streams of its own, new ones in each round. */
    Load run(int clients, Duration howLong) throws IOException, InterruptedException {
        long from = base.getAndAdd((long) clients * STREAMS);
        return pgbench.isPresent()
                ? pgbench.get().run(clients, howLong, from, payload)
                : new JdbcFloor(database, text(SCRIPT), payload).run(clients, howLong, from);
    }

    /** Nothing is left of it. */
    void drop() {
        database.autoCommit(connection -> {
            try (Statement drop = connection.createStatement()) {
                return drop.execute("drop schema floor cascade");
            }
        });
    }

    private static String text(String resource) {
        try (InputStream file = AppendFloor.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first program of that name on the PATH. */
    static Optional<Path> program(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
