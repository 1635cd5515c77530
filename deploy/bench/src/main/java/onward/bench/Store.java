package onward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import onward.kit.database.Database;

/** An instance with clients in it, and the doors to it. */
final class Store implements AutoCloseable {
    private static final List<String> SERVICES = List.of("activity", "progress", "notifications", "gateway");
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final String COACH = "coach@demo.onward.test";

    private final Instance instance;
    private final LocalDate today;
    private final People people;
    private final Filling filling;
    private final Door gateway;
    private final Door activity;
    private final Door progress;

    private Store(Instance instance, LocalDate today) throws IOException, InterruptedException {
        this.instance = instance;
        this.today = today;
        this.gateway = instance.door("gateway");
        this.activity = instance.door("activity");
        this.progress = instance.door("progress");
        this.people = new People(gateway, today);
        this.filling = new Filling(instance.database("activity"), instance.sealer(), people.coach());
    }

    static Store up(Path folder, LocalDate today) throws IOException, InterruptedException {
        return new Store(Instance.up(folder), today);
    }

    /** The front door. */
    Door gateway() {
        return gateway;
    }

    /** The service that writes, without the way through the gateway. */
    Door activity() {
        return activity;
    }

    /** The service that reads, without the way through the gateway. */
    Door progress() {
        return progress;
    }

    /** The front door, for who runs the studio. */
    Door admin() throws IOException, InterruptedException {
        return new Door(instance.port("gateway"), instance.token("admin@demo.onward.test"));
    }

    /** So many callers at once of one process. */
    Callers callers(String process, int callers) throws IOException {
        return new Callers(instance.port(process), callers);
    }

    /** Whole requests, for {@link Callers}, as the coach. */
    Requests requests() throws IOException, InterruptedException {
        return new Requests(instance.token(COACH));
    }

    int port(String process) {
        return instance.port(process);
    }

    String password(String role) {
        return instance.password(role);
    }

    Database database(String service) {
        return instance.database(service);
    }

    /** Of the caller's own, to be closed by the caller. */
    Connection connection(String service) {
        try {
            return database(service).pool().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Usage usage() {
        return instance.usage();
    }

    /** How long the payload is of what was logged last. */
    int payloadBytes() {
        return database("activity").autoCommit(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                            select length(payload) as bytes from store.event where type = 'SessionLogged'
                            order by recorded_at desc limit 1
                            """);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt("bytes");
            }
        });
    }

    /** Where the generation of that projection is kept that is read now. */
    String schema(String projection) {
        return database("progress").autoCommit(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select generation from generations.current_generation where projection = ?
                    order by shape desc limit 1
                    """)) {
                select.setString(1, projection);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return projection + "_" + row.getInt("generation");
                }
            }
        });
    }

    /** Clients who all did the same. */
    List<UUID> clients(String group, int count, History history) throws InterruptedException, ExecutionException {
        List<UUID> clients = people.enrol(group, count);
        clients.forEach(client -> filling.fill(client, history, today.minusDays(1)));
        return clients;
    }

    /**
     * Has each client's state read once. Their streams were written without the snapshots that are kept as a stream
     * grows; with this they have them.
     */
    void touch(List<UUID> clients) throws IOException, InterruptedException {
        for (UUID client : clients) {
            activity.insist(activity.get("/v1/clients/" + client));
        }
    }

    /** Waits until everything that is in the store has reached everybody who follows it, and nothing is left to do. */
    void awaitQuiet() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long first = applied();
        int quiet = 0;
        while (quiet < 2) {
            Thread.sleep(LOOK);
            quiet = isQuiet() ? quiet + 1 : 0;
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "\r  %,d events taken in by progress, %,.0f a second   ",
                    applied(),
                    (applied() - first) / seconds);
            System.out.flush();
        }
        System.out.println();
    }

    /**
     * Waits until all that was written has been taken in, so that nobody does the work of one round in the next.
     *
     * @return how many seconds that took
     */
    double awaitTakenIn() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!isQuiet()) {
            Thread.sleep(GLANCE);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private boolean isQuiet() throws IOException, InterruptedException {
        boolean all = true;
        for (String service : SERVICES) {
            all &= instance.isQuiet(service);
        }
        return all;
    }

    /** How far adherence has come in Kafka; the ends of transactions count too. */
    private long applied() {
        return instance.database("progress").autoCommit(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select coalesce(sum(next_offset), 0) as offsets from "
                                    + schema("adherence") + ".position");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong("offsets");
            }
        });
    }

    /** The cursor behind so many entries of a timeline. */
    String cursorBehind(UUID client, int entries) throws IOException, InterruptedException {
        String cursor = "";
        for (int left = entries; left > 0; left -= 50) {
            JsonNode page = progress.ok(
                    progress.get("/v1/clients/" + client + "/timeline?limit=" + Math.min(left, 50) + cursor));
            cursor = "&cursor=" + page.get("next").asText();
        }
        return cursor;
    }

    @Override
    public void close() throws IOException {
        instance.close();
    }
}
