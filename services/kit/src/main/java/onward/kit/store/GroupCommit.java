package onward.kit.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets appends that arrive together share one transaction: the price of a commit is paid once for all of them. Nobody
 * waits for company; a group is what arrived while the one before it was being committed.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int MOST = 256;
    private static final Duration CLOSING = Duration.ofMillis(100);
    private static final Duration TO_FINISH = Duration.ofSeconds(8);

    private final Database database;
    private final Clock clock;
    private final Runnable committed;
    private final BlockingQueue<Pending> arrived = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean ended;

    /** @param committed told after each commit that events are in the outbox */
    GroupCommit(Database database, Clock clock, Runnable committed) {
        this.database = database;
        this.clock = clock;
        this.committed = committed;
        this.thread = Thread.ofPlatform().name("group-commit").start(this::run);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private record Pending(Append append, CompletableFuture<Appended> answer) {}

    CompletableFuture<Appended> append(Append append) {
        Pending pending = new Pending(append, new CompletableFuture<>());
        arrived.add(pending);
        if (ended) {
            refuseAll();
        }
        return pending.answer;
    }

    private void run() {
        ArrayDeque<Pending> queue = new ArrayDeque<>();
        List<Pending> round = List.of();
        try {
            while (!closed || !queue.isEmpty() || !arrived.isEmpty()) {
                if (queue.isEmpty()) {
                    // Who closes it brings nothing, so it looks up now and then; whoever appends is taken at once.
                    Pending first = arrived.poll(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    queue.add(first);
                }
                arrived.drainTo(queue);
                round = List.copyOf(queue);
                commit(nextGroup(queue));
            }
        } catch (InterruptedException e) {
            LOG.warn("Appends that have not begun are refused: it took too long to stop");
        } catch (RuntimeException | Error e) {
            LOG.error("Nothing can be appended any more before the service starts again", e);
        } finally {
            // Nobody may wait for an answer that does not come; who has one already keeps it.
            ended = true;
            refuse(round);
            refuse(queue);
            refuseAll();
        }
    }

    /** The oldest of each stream, in the order of stream ids; a stream's others stay for the next round. */
    private static List<Pending> nextGroup(ArrayDeque<Pending> queue) {
        Map<UUID, Pending> group = new TreeMap<>(Comparator.comparing(UUID::toString));
        List<Pending> later = new ArrayList<>();
        while (!queue.isEmpty() && group.size() < MOST) {
            Pending pending = queue.poll();
            if (group.putIfAbsent(pending.append.stream(), pending) != null) {
                later.add(pending);
            }
        }
        later.reversed().forEach(queue::addFirst);
        return List.copyOf(group.values());
    }

    private void commit(List<Pending> group) {
        try {
            Map<UUID, Appended> appended = write(group);
            if (!appended.isEmpty()) {
                committed.run();
            }
            group.forEach(pending -> answer(pending, appended.get(pending.append.stream())));
        } catch (DatabaseFailure failure) {
            if (group.size() > 1 && failure.concernsOneStatement()) {
                group.forEach(pending -> commit(List.of(pending)));
            } else {
                group.forEach(pending -> pending.answer.completeExceptionally(failure));
            }
        } catch (RuntimeException | Error bug) {
            group.forEach(pending -> pending.answer.completeExceptionally(bug));
        }
    }

    private Map<UUID, Appended> write(List<Pending> group) {
        List<Append> parts = group.stream().map(Pending::append).toList();
        // PostgreSQL keeps microseconds: what is answered must be what is read later.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // One statement is a transaction of its own, and two ways to the database less than one that is begun and
        // ended.
        return database.autoCommit(connection -> AppendStatement.run(connection, parts, now));
    }

    private static void answer(Pending pending, Appended appended) {
        if (appended == null) {
            pending.answer.completeExceptionally(
                    new VersionConflict(pending.append.stream(), pending.append.expected()));
        } else {
            pending.answer.complete(appended);
        }
    }

    private void refuseAll() {
        List<Pending> rest = new ArrayList<>();
        arrived.drainTo(rest);
        refuse(rest);
    }

    private static void refuse(Collection<Pending> rest) {
        DatabaseFailure stopping = new DatabaseFailure(new SQLException("The service is stopping", "57P01"));
        rest.forEach(pending -> pending.answer.completeExceptionally(stopping));
    }

    /** What has arrived is committed first; what comes later is refused. */
    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(TO_FINISH)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
