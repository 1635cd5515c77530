package onward.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few milliseconds whether what was written stands in a projection, and tells how long that took since it
 * was to be written: that may be some ten milliseconds too much, where much is missing and a look is dear. Which events
 * were applied stands there in rows that are committed with what they led to.
 */
final class Appearing implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(3);
    private static final Duration LONGEST_REST = Duration.ofMillis(10);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Load load = new Load();
    private final BlockingQueue<Written> told = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final String applied;
    private volatile boolean closing;
    private volatile RuntimeException failure;
    private volatile int overdue;

    private record Written(UUID stream, long version, long intended) {}

    Appearing(Store store, String projection) {
        this.applied = "\"" + store.schema(projection) + "\".applied";
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
        try (PreparedStatement select = connection.prepareStatement("""
                select w.n from unnest(?::uuid[], ?::bigint[]) with ordinality as w (stream, version, n)
                where exists (
                    select from %s a where a.stream = w.stream and a.topic = 'onward.activity' and a.version = w.version)
                """.formatted(applied))) {
            while (!closing || !missing.isEmpty() || !told.isEmpty()) {
                long begun = System.nanoTime();
                told.drainTo(missing);
                if (!missing.isEmpty()) {
                    remove(missing, connection, select);
                }
                if (!missing.isEmpty() && System.nanoTime() - missing.getFirst().intended > PATIENCE) {
                    overdue = missing.size();
                    return;
                }
                // The more is missing, the dearer a look is: it must not take what the missing is waiting for.
                TimeUnit.NANOSECONDS.sleep(
                        Math.clamp(2 * (System.nanoTime() - begun), GLANCE.toNanos(), LONGEST_REST.toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove(List<Written> missing, Connection connection, PreparedStatement select) throws SQLException {
        select.setArray(
                1,
                connection.createArrayOf(
                        "uuid", missing.stream().map(Written::stream).toArray()));
        select.setArray(
                2,
                connection.createArrayOf(
                        "int8", missing.stream().map(Written::version).toArray()));
        List<Written> there = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            long now = System.nanoTime();
            while (row.next()) {
                Written one = missing.get((int) row.getLong("n") - 1);
                load.answered(now - one.intended);
                there.add(one);
            }
        }
        missing.removeAll(there);
    }

    @Override
    public void close() {
        closing = true;
    }
}
