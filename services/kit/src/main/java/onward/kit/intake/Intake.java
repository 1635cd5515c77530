package onward.kit.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.quiet.Work;
import onward.kit.sealing.Sealer;
import onward.kit.tracing.Spans;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one projection from Kafka. In one transaction: the batch's effect, each stream's last version, each partition's
 * position by compare-and-set. A reader whose partition was given to another changes nothing.
 */
public final class Intake implements Work, Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    /** Longer than a follower rests between two batches, and one of them. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    /** Longer than most batches take, and the rest after one. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Projection projection;
    private final Tables tables;
    private final Transactions transactions;
    private final Kafka kafka;
    private final Follower follower;
    private final Retrying retrying;
    private final Runnable committed;
    private final Tally tally = new Tally();

    /** Makes the projection's schema if there is none, and starts to follow its topics. */
    public Intake(Database database, Projection projection, Sealer sealer, Kafka kafka) {
        this(
                database,
                projection,
                new OneSchema(database, projection.name(), projection.schema()),
                sealer,
                kafka,
                Spans.NONE,
                () -> {});
    }

    /**
     * The same, into those tables, and its work is seen in the traces of those requests that led to the events.
     *
     * @param committed told after each commit with which something was applied
     */
    public Intake(
            Database database,
            Projection projection,
            Tables tables,
            Sealer sealer,
            Kafka kafka,
            Spans spans,
            Runnable committed) {
        this.projection = projection;
        this.tables = tables;
        this.transactions = new Transactions(database, tables);
        this.kafka = kafka;
        this.committed = committed;
        Opener opener = new Opener(sealer);
        this.retrying = new Retrying(transactions, projection, opener);
        Taking taking = new Taking(transactions, projection, opener);
        this.follower = new Follower(projection, transactions, taking, kafka, spans, tally, committed);
        tables.make();
        follower.start();
    }

    /** The projection it feeds. */
    public String projection() {
        return projection.name();
    }

    /** Where it lies. */
    public Tables tables() {
        return tables;
    }

    /** Whether everything that was in Kafka when it began to read has been applied. */
    public boolean hasCaughtUp() {
        return follower.catchUp().isDone();
    }

    /**
     * Whether everything that was in its topics at the moment of the call has been taken in (applied, or parked with
     * what waits behind it). Under a steady flow the topics always end a little further on: so it is given 500 ms to
     * come to where they ended when it was asked. Costs a few milliseconds if nothing is missing.
     *
     * @return false also when Kafka cannot be asked
     * @throws DatabaseFailure if the database cannot be asked
     */
    public boolean isUpToDate() {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        try {
            Map<TopicPartition, Long> ends = kafka.ends(projection.topics());
            boolean there = hasReached(ends);
            while (!there && System.nanoTime() < latest) {
                tally.await(LOOK_AGAIN);
                there = hasReached(ends);
            }
            return there;
        } catch (KafkaException e) {
            LOG.info("{} cannot tell whether it is up to date: {}", projection.name(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> positions = transactions.inTables(PositionTable::all);
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Whether it had events at hand within the last second: there may be more, and people wait to see them. */
    public boolean isAtWork() {
        return tally.sinceAtWork().compareTo(MOMENT) < 0;
    }

    @Override
    public String label() {
        return "intake " + projection.name();
    }

    @Override
    public boolean isAlive() {
        return follower.isAlive();
    }

    @Override
    public boolean isPending() {
        return !isUpToDate();
    }

    @Override
    public long begun() {
        return tally.begun();
    }

    /**
     * Waits until that version of the stream was applied.
     *
     * @return false if it was not within the time
     */
    public boolean awaitVersion(String topic, UUID stream, long version, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        // Before the first look, so that nothing is missed between it and the waiting.
        try (Awaited.Wait wait = tally.awaited().begin(stream)) {
            while (version(topic, stream) < version) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                // Another instance may apply it: then nobody here is told, and looking again finds it.
                boolean _ = wait.await(Duration.ofNanos(left));
            }
            return true;
        }
    }

    /** The last version of the stream that was applied; 0 if there is none. */
    public long version(String topic, UUID stream) {
        StreamKey key = new StreamKey(topic, stream);
        return transactions
                .inTables(connection -> AppliedTable.lastVersions(connection, List.of(key)))
                .getOrDefault(key, 0L);
    }

    /**
     * The last version of each of these streams that was applied, topic by topic, in one query; a topic in which nothing
     * of a stream was applied is left out, and so is a stream that is unknown.
     */
    public Map<UUID, Map<String, Long>> versions(Collection<UUID> streams) {
        List<StreamKey> keys = streams.stream()
                .flatMap(stream -> projection.topics().stream().map(topic -> new StreamKey(topic, stream)))
                .toList();
        Map<UUID, Map<String, Long>> versions = new HashMap<>();
        transactions
                .inTables(connection -> AppliedTable.lastVersions(connection, keys))
                .forEach((key, version) -> versions.computeIfAbsent(key.stream(), _ -> new HashMap<>())
                        .put(key.topic(), version));
        return versions;
    }

    /** How many events it has applied since it was made. */
    public long applied() {
        return tally.applied();
    }

    /** When the first event was recorded that it has not applied yet; empty at the end of its topics. */
    public Optional<Instant> behindSince() {
        return follower.lag().since();
    }

    /**
     * How much is put aside.
     *
     * @throws DatabaseFailure if the database cannot be asked
     */
    public Backlog backlog() {
        return transactions.inTables(ParkedTable::backlog);
    }

    /** What could not be applied, oldest first. */
    public List<Parked> parked() {
        return transactions.inTables(ParkedTable::list);
    }

    /**
     * Tries a parked record again, and what waits behind it. One that is no event at all has no place in any stream: it
     * stays in the list, but from now on its stream goes by its versions alone, which show what is missing.
     *
     * @return how many events were applied, 0 if it is parked again; empty if there is no such record
     */
    public OptionalInt retry(long parkedId) {
        tally.begin(1);
        Optional<List<Envelope>> applied = retrying.retry(parkedId);
        List<Envelope> events = applied.orElse(List.of());
        tally.commit(events);
        if (!events.isEmpty()) {
            committed.run();
        }
        return applied.stream().mapToInt(List::size).findFirst();
    }

    @Override
    public void close() {
        follower.close();
    }
}
