package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.intake.Positions;
import onward.kit.intake.Refill;
import onward.kit.rebuild.RebuildTable.Taken;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance's work at a rebuild, from where it stands to where it is read, or to where people have to decide. Each step
 * ends with one transaction that makes the next state so; what is not committed by then is done again by whoever goes on.
 */
final class Run implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    /**
     * Partitions that are loaded side by side: on half of the processors, and with few of the connections, since people
     * are answered meanwhile. On all of two it took a tenth less, and what people asked for up to half as long again.
     */
    private static final int WORKERS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
    /**
     * How long the intake is held up at most while the two generations come to the same place: at first, and where that
     * is never enough.
     */
    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private static final Duration HELD_UP_LONGEST = Duration.ofSeconds(8);

    private static final Duration WITHOUT_LIMIT = Duration.ofDays(1);
    private static final int MOST_DIFFERENCES = 100;
    /** Streams are compared at equal versions; those that move at each look are compared when all stands still. */
    private static final int LOOKS = 3;

    private final Database database;
    private final Rebuildable projection;
    private final Generations generations;
    private final RebuildTable table;
    private final UUID owner;
    private final int generation;
    private final Refill refill;
    private final Progress progress;
    private State state;

    /** How an attempt to switch has ended. */
    private sealed interface Attempt {
        record Switched() implements Attempt {}

        record Differs(List<Difference> differences) implements Attempt {}

        record NotYet() implements Attempt {}
    }

    Run(
            Database database,
            Rebuildable projection,
            Generations generations,
            RebuildTable table,
            UUID owner,
            Taken taken,
            Refill refill) {
        this.database = database;
        this.projection = projection;
        this.generations = generations;
        this.table = table;
        this.owner = owner;
        this.generation = taken.generation();
        this.state = taken.state();
        this.refill = refill;
        this.progress = new Progress(database, table, owner, taken, refill, this::positions);
    }

    /** Goes on as far as it can. */
    void goOn() {
        if (state != State.MAKING) {
            // The program may know newer migrations than the one that began.
            generations.tables(generation).make();
            count();
        }
        while (true) {
            LOG.info("{} {}: {}", projection.name(), generation, state.wireName());
            switch (state) {
                case MAKING -> make();
                case LOADING -> load();
                case INDEXING -> index();
                case COMPARING -> compare();
                case SWITCHING -> switchOver(Optional.empty());
                case DIFFERS, SWITCHED, FAILED, DISCARDED -> {
                    return;
                }
            }
        }
    }

    private void make() {
        String schema = generations.tables(generation).schema();
        database.inLongTransaction(connection -> {
            table.own(connection, owner, generation, state);
            return execute(connection, "drop schema if exists " + schema + " cascade");
        });
        generations.tables(generation).make();
        moveOn(State.LOADING, connection -> {
            Refill.prepare(connection);
            LaterIndexes.takeAway(
                    connection,
                    Stream.concat(projection.bulkyTables().stream(), Stream.of(Refill.bulkyTable()))
                            .toList());
        });
    }

    private void load() {
        Queue<Map.Entry<TopicPartition, Long>> open =
                new ConcurrentLinkedQueue<>(positions().entrySet());
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<?>> loads = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                loads.add(workers.submit(() -> loadAll(open)));
            }
            await(loads);
        }
        moveOn(State.INDEXING, _ -> {});
        count();
    }

    private void loadAll(Queue<Map.Entry<TopicPartition, Long>> open) {
        try (Refill.Loader loader = refill.loader()) {
            for (var next = open.poll(); next != null; next = open.poll()) {
                load(loader, next.getKey(), next.getValue());
            }
        }
    }

    private void await(List<Future<?>> loads) {
        try {
            for (Future<?> load : loads) {
                load.get();
            }
        } catch (ExecutionException e) {
            refill.stop();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            refill.stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while loading", e);
        }
    }

    /** What was loaded and not committed does not count. */
    private void count() {
        progress.count(database.inLongTransaction(connection -> {
            generations.tables(generation).enter(connection);
            return Positions.events(connection);
        }));
    }

    /** A partition that cannot be loaded is taken in as an intake does, afterwards: that parks what it cannot apply. */
    private void load(Refill.Loader loader, TopicPartition partition, long upTo) {
        try {
            loader.load(partition, upTo);
        } catch (KafkaException e) {
            throw e;
        } catch (DatabaseFailure e) {
            if (e.isPassing()) {
                throw e;
            }
            LOG.warn("{} cannot be loaded and will be taken in batch by batch", partition, e);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be loaded and will be taken in batch by batch", partition, e);
        }
    }

    private void index() {
        moveOn(State.COMPARING, connection -> {
            projection.settle(connection);
            LaterIndexes.make(connection);
            projection.complete(connection);
            execute(connection, "analyze " + String.join(", ", projection.bulkyTables()) + ", " + Refill.bulkyTable());
        });
    }

    private void compare() {
        refill.decideWhatWasSetAside();
        Optional<Set<UUID>> open = Optional.empty();
        for (int look = 0;
                look < LOOKS && open.map(streams -> !streams.isEmpty()).orElse(true);
                look++) {
            refill.follow(positions(), WITHOUT_LIMIT);
            Optional<Set<UUID>> toCompare = open;
            Comparison.Result seen =
                    inSnapshot(connection -> comparison(connection).on(connection, toCompare));
            if (!seen.differences().isEmpty()) {
                differs(seen.differences());
                return;
            }
            open = Optional.of(new HashSet<>(seen.unequal().keySet()));
        }
        switchOver(open);
    }

    private void differs(List<Difference> differences) {
        moveOn(
                State.DIFFERS,
                connection -> table.differs(
                        connection,
                        generation,
                        differences.stream().limit(MOST_DIFFERENCES).toList()));
    }

    /** @param toCompare streams that must be compared before; absent if people have accepted whatever differs */
    private void switchOver(Optional<Set<UUID>> toCompare) {
        Duration heldUp = HELD_UP;
        while (true) {
            refill.follow(positions(), WITHOUT_LIMIT);
            switch (attempt(toCompare, heldUp)) {
                case Attempt.Switched _ -> {
                    state = State.SWITCHED;
                    return;
                }
                case Attempt.Differs(var differences) -> {
                    differs(differences);
                    return;
                }
                case Attempt.NotYet _ -> {
                    heldUp = heldUp.compareTo(HELD_UP_LONGEST) < 0 ? heldUp.multipliedBy(2) : HELD_UP_LONGEST;
                    pause();
                }
            }
        }
    }

    private Attempt attempt(Optional<Set<UUID>> toCompare, Duration heldUp) {
        try {
            return database.inTransaction(connection -> {
                // Stopped in its middle, it would keep everybody from writing: not for longer.
                execute(
                        connection,
                        "set local lock_timeout = '2s'; set local idle_in_transaction_session_timeout = '30s'");
                generations.holdWriters(connection);
                generations.enter(connection);
                return attempt(connection, toCompare, heldUp);
            });
        } catch (DatabaseFailure e) {
            if (LeftOvers.isLockNotAvailable(e)) {
                return new Attempt.NotYet();
            }
            throw e;
        }
    }

    /**
     * What is read stands still until the transaction ends. The new one comes exactly to where it stands: a reader never
     * sees less than before, and nothing is applied without effect that was not applied with it.
     */
    private Attempt attempt(Connection connection, Optional<Set<UUID>> toCompare, Duration heldUp) throws SQLException {
        Map<TopicPartition, Long> standing = Positions.hold(connection);
        if (!refill.follow(standing, heldUp) || !isAt(standing)) {
            return new Attempt.NotYet();
        }
        if (toCompare.isPresent() && !toCompare.get().isEmpty()) {
            Comparison.Result seen = comparison(connection).on(connection, toCompare);
            List<Difference> differences = new ArrayList<>(seen.differences());
            // Both have had the same records.
            seen.unequal().forEach((stream, what) -> differences.add(new Difference(stream, what)));
            if (!differences.isEmpty()) {
                return new Attempt.Differs(differences);
            }
        }
        int before = generations.current(connection);
        generations.switchTo(connection, before, generation);
        LeftOvers.add(connection, projection.name(), generations.tables(before).schema());
        table.move(connection, owner, generation, state, State.SWITCHED);
        return new Attempt.Switched();
    }

    private boolean isAt(Map<TopicPartition, Long> standing) {
        Map<TopicPartition, Long> here = refill.positions();
        return standing.entrySet().stream().allMatch(place -> place.getValue().equals(here.get(place.getKey())));
    }

    private Comparison comparison(Connection connection) throws SQLException {
        return new Comparison(
                generations.tables(generations.current(connection)).schema(),
                generations.tables(generation).schema(),
                projection.shown());
    }

    /** How far what is read has come. */
    private Map<TopicPartition, Long> positions() {
        return database.inTransaction(connection -> {
            generations.enter(connection);
            return Positions.of(connection);
        });
    }

    private <T> T inSnapshot(Database.Work<T> work) {
        return database.inLongTransaction(connection -> {
            execute(connection, "set transaction isolation level repeatable read, read only");
            generations.enter(connection);
            return work.on(connection);
        });
    }

    /** What makes the next state so. */
    @FunctionalInterface
    private interface Making {
        void on(Connection connection) throws SQLException;
    }

    private void moveOn(State next, Making making) {
        database.inLongTransaction(connection -> {
            generations.tables(generation).enter(connection);
            making.on(connection);
            table.move(connection, owner, generation, state, next);
            return next;
        });
        state = next;
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited", e);
        }
    }

    /** Whatever it is doing ends soon. */
    void stop() {
        refill.stop();
    }

    @Override
    public void close() {
        progress.close();
        refill.close();
    }
}
