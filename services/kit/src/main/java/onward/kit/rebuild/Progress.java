package onward.kit.rebuild;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import onward.kit.database.Database;
import onward.kit.intake.Refill;
import onward.kit.rebuild.RebuildTable.Taken;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** While an instance works at a rebuild: says again and again that it does, and how far it is. */
final class Progress implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration BEAT = Duration.ofMillis(500);

    private final Database database;
    private final RebuildTable table;
    private final UUID owner;
    private final Taken taken;
    private final Refill refill;
    private final Supplier<Map<TopicPartition, Long>> goals;
    private final long began = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private long lastEvents;
    private double perSecond;
    /** Events that were there before this one took any in. */
    private volatile long before;

    Progress(
            Database database,
            RebuildTable table,
            UUID owner,
            Taken taken,
            Refill refill,
            Supplier<Map<TopicPartition, Long>> goals) {
        this.database = database;
        this.table = table;
        this.owner = owner;
        this.taken = taken;
        this.refill = refill;
        this.goals = goals;
        this.thread = Thread.ofVirtual().name("rebuild-progress").start(this::run);
    }

    private void run() {
        long kept = System.nanoTime();
        while (!isEnded()) {
            try {
                if (!tell()) {
                    refill.stop();
                    return;
                }
                kept = System.nanoTime();
            } catch (RuntimeException e) {
                LOG.info("The progress of {} {} is not told: {}", table.projection(), taken.generation(), e.toString());
                if (System.nanoTime() - kept > RebuildTable.LEASE.toNanos()) {
                    // Another instance may work at it by now.
                    refill.stop();
                    return;
                }
            }
        }
    }

    /** After a while. Nobody is interrupted: a virtual thread would lose its connection by that. */
    private boolean isEnded() {
        try {
            return ended.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean tell() {
        long events = refill.events();
        if (events > lastEvents) {
            lastEvents = events;
            perSecond = events / ((System.nanoTime() - began) / 1e9);
        }
        Map<TopicPartition, Long> reached = refill.reached();
        long lag = goals.get().entrySet().stream()
                .mapToLong(goal -> Math.max(0, goal.getValue() - reached.getOrDefault(goal.getKey(), 0L)))
                .sum();
        return database.autoCommit(
                connection -> table.keep(connection, owner, taken.generation(), before + events, perSecond, lag));
    }

    /** So many events are in its tables by now. */
    void count(long events) {
        before = events - refill.events();
    }

    /** Tells it once more. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
            tell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("The end of {} {} is not told: {}", table.projection(), taken.generation(), e.toString());
        }
    }
}
