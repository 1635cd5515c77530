package onward.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few milliseconds whether what was written stands in a projection, and tells how long that took since it
 * was to be written: that may be some milliseconds too much. Which events were applied stands there in rows that are
 * committed with what they led to, and with how far each partition was read: as long as that is the same, nothing new
 * can be there, so that looking takes next to nothing from what is looked for.
 */
final class Appearing implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(3);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Load load = new Load();
    private final BlockingQueue<Written> told = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final String schema;
    private volatile boolean closing;
    private volatile RuntimeException failure;
    private volatile int overdue;

    private record Written(UUID stream, long version, long intended) {}

    Appearing(Store store, String projection) {
        this.schema = "\"" + store.schema(projection) + "\"";
        this.thread = Thread.ofPlatform().name("appearing").start(() -> {
            try {
                store.database("progress").autoCommit(connection -> {
                    look(connection);
                    return null;
                });
            } catch (RuntimeException e) {
                failure = e;
            }
        });
    }

    void written(UUID stream, long version, long intended) {
        told.add(new Written(stream, version, intended));
    }

    /** When all of it has appeared. */
    Load end() throws InterruptedException, Overloaded {
        closing = true;
        thread.join();
        if (failure != null) {
            throw failure;
        }
        if (overdue > 0) {
            throw new Overloaded(overdue + " events had not appeared " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE)
                    + " s after they were due to be written");
        }
        return load;
    }

    private void look(Connection connection) throws SQLException {
        List<Written> missing = new ArrayList<>();
        long seenUpTo = 0;
        try (PreparedStatement position =
                        connection.prepareStatement("select sum(next_offset) from " + schema + ".position");
                PreparedStatement select = connection.prepareStatement("""
                select w.n from unnest(?::uuid[], ?::bigint[]) with ordinality as w (stream, version, n)
                where exists (
                    select from %s.applied a
                    where a.stream = w.stream and a.topic = 'onward.activity' and a.version = w.version)
                """.formatted(schema))) {
            while (!closing || !missing.isEmpty() || !told.isEmpty()) {
                List<Written> fresh = new ArrayList<>();
                told.drainTo(fresh);
                long readUpTo = readUpTo(position);
                if (readUpTo != seenUpTo) {
                    missing = missingStill(missing, connection, select);
                }
                // It may have been applied before its answer was here.
                missing.addAll(missingStill(fresh, connection, select));
                seenUpTo = readUpTo;
                if (!missing.isEmpty() && System.nanoTime() - missing.getFirst().intended > PATIENCE) {
                    overdue = missing.size();
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long readUpTo(PreparedStatement position) throws SQLException {
        try (ResultSet row = position.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<Written> missingStill(List<Written> asked, Connection connection, PreparedStatement select)
            throws SQLException {
        if (asked.isEmpty()) {
            return asked;
        }
        select.setArray(
                1,
                connection.createArrayOf(
                        "uuid", asked.stream().map(Written::stream).toArray()));
        select.setArray(
                2,
                connection.createArrayOf(
                        "int8", asked.stream().map(Written::version).toArray()));
        Set<Written> there = new HashSet<>();
        try (ResultSet row = select.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                Written one = asked.get((int) row.getLong("n") - 1);
                load.answered(now - one.intended);
                there.add(one);
            }
        }
        List<Written> still = new ArrayList<>(asked);
        still.removeAll(there);
        return still;
    }

    @Override
    public void close() {
        closing = true;
    }
}
