package onward.kit.intake;

import io.opentelemetry.api.trace.SpanKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import onward.contracts.Envelope;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.quiet.Work;
import onward.kit.sealing.Sealer;
import onward.kit.tracing.Origins;
import onward.kit.tracing.Spans;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one projection from Kafka. In one transaction: the batch's effect, each stream's last version, each partition's
 * position by compare-and-set. A reader whose partition was given to another changes nothing.
 */
public final class Intake implements Work, Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Database database;
    private final Projection projection;
    private final Tables tables;
    private final Opener opener;
    private final Taking taking;
    private final Kafka kafka;
    private final Spans spans;
    private final CatchUp catchUp = new CatchUp();
    private final Map<TopicPartition, Place> places = new HashMap<>();
    private final Object applied = new Object();
    private final AtomicLong begun = new AtomicLong();
    private final Lag lag = new Lag();
    private final AtomicLong appliedEvents = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Consumer<byte[], byte[]> consumer;

    /** Makes the projection's schema if there is none, and starts to follow its topics. */
    public Intake(Database database, Projection projection, Sealer sealer, Kafka kafka) {
        this(
                database,
                projection,
                new OneSchema(database, projection.name(), projection.schema()),
                sealer,
                kafka,
                Spans.NONE);
    }

    /** The same, into those tables, and its work is seen in the traces of those requests that led to the events. */
    public Intake(Database database, Projection projection, Tables tables, Sealer sealer, Kafka kafka, Spans spans) {
        this.spans = spans;
        this.database = database;
        this.projection = projection;
        this.tables = tables;
        this.opener = new Opener(sealer);
        this.taking = new Taking(database, tables, projection, opener);
        this.kafka = kafka;
        tables.make();
        this.thread = Thread.ofPlatform().name("intake-" + projection.name()).start(this::run);
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
        return catchUp.isDone();
    }

    /**
     * Whether everything that was in its topics at the moment of the call has been taken in (applied, or parked with
     * what waits behind it). Under a steady flow the topics always end a little further on: so it is given 100 ms to
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
                synchronized (applied) {
                    TimeUnit.MILLISECONDS.timedWait(applied, 5);
                }
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
        Map<TopicPartition, Long> positions = reading(PositionTable::all);
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @Override
    public String label() {
        return "intake " + projection.name();
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public boolean isPending() {
        return !isUpToDate();
    }

    @Override
    public long begun() {
        return begun.get();
    }

    /**
     * Waits until that version of the stream was applied.
     *
     * @return false if it was not within the time
     */
    public boolean awaitVersion(String topic, UUID stream, long version, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (version(topic, stream) < version) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            synchronized (applied) {
                // Another instance may apply it: then nobody here is told, and looking again finds it.
                TimeUnit.NANOSECONDS.timedWait(
                        applied, Math.min(left, Duration.ofMillis(25).toNanos()));
            }
        }
        return true;
    }

    /** The last version of the stream that was applied; 0 if there is none. */
    public long version(String topic, UUID stream) {
        StreamKey key = new StreamKey(topic, stream);
        return reading(connection -> AppliedTable.lastVersions(connection, List.of(key)))
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
        reading(connection -> AppliedTable.lastVersions(connection, keys))
                .forEach((key, version) -> versions.computeIfAbsent(key.stream(), _ -> new HashMap<>())
                        .put(key.topic(), version));
        return versions;
    }

    /** How many events it has applied since it was made. */
    public long applied() {
        return appliedEvents.get();
    }

    /** When the first event was recorded that it has not applied yet; empty at the end of its topics. */
    public Optional<Instant> behindSince() {
        return lag.since();
    }

    /**
     * How much is put aside.
     *
     * @throws DatabaseFailure if the database cannot be asked
     */
    public Backlog backlog() {
        return reading(ParkedTable::backlog);
    }

    /** What could not be applied, oldest first. */
    public List<Parked> parked() {
        return reading(ParkedTable::list);
    }

    /**
     * Tries a parked record again, and what waits behind it. One that is no event at all has no place in any stream: it
     * stays in the list, but from now on its stream goes by its versions alone, which show what is missing.
     *
     * @return false if there is no such record; one that fails again is parked again
     */
    public boolean retry(long parkedId) {
        begun.incrementAndGet();
        AtomicInteger appliedNow = new AtomicInteger();
        boolean found = writing(connection -> {
            PositionTable.holdAll(connection);
            Optional<ConsumerRecord<byte[], byte[]>> record = ParkedTable.take(connection, parkedId);
            if (record.isPresent()) {
                appliedNow.set(retry(connection, Received.of(record.get())));
            }
            return record.isPresent();
        });
        appliedEvents.addAndGet(appliedNow.get());
        return found;
    }

    private int retry(Connection connection, Received received) throws SQLException {
        Turns turns;
        switch (received) {
            case Received.Enveloped enveloped -> {
                turns = new Turns(connection, projection, opener, List.of(enveloped), true);
                turns.take(List.of(enveloped));
            }
            case Received.Broken(var record, var cause) -> {
                ParkedTable.add(connection, record, Optional.empty(), cause);
                Optional<StreamKey> stream =
                        ParkedTable.streamOf(record.key()).map(id -> new StreamKey(record.topic(), id));
                turns = new Turns(
                        connection, projection, opener, stream.stream().collect(Collectors.toSet()), true);
                if (stream.isPresent()) {
                    turns.takeWaiting(stream.get());
                }
            }
        }
        return turns.applied().size();
    }

    private void run() {
        while (!closed) {
            try (Consumer<byte[], byte[]> reader = kafka.consumer(projection.name())) {
                consumer = reader;
                catchUp.unassigned();
                reader.subscribe(projection.topics(), new Assignments(reader));
                while (!closed) {
                    step(reader);
                }
            } catch (WakeupException e) {
                LOG.debug("{} stops", projection.name());
            } catch (KafkaException | DatabaseFailure e) {
                LOG.warn("{} reads again from where it stands: {}", projection.name(), e.toString());
                pause();
            } catch (RuntimeException | Error e) {
                LOG.error("{} met what it does not know; it reads again from where it stands", projection.name(), e);
                pause();
            }
        }
    }

    private void step(Consumer<byte[], byte[]> reader) {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = reader.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            LOG.warn("{}: {} begins anew; known events are recognised", projection.name(), e.partitions());
            writing(connection -> {
                for (TopicPartition partition : e.partitions()) {
                    PositionTable.restart(connection, partition);
                }
                return null;
            });
            stand(reader, e.partitions());
            return;
        }
        if (records.nextOffsets().isEmpty()) {
            lag.idle(reader);
        } else {
            begun.addAndGet(records.count());
            List<Received> received = new ArrayList<>(records.count());
            records.forEach(record -> received.add(Received.of(record)));
            lag.met(received);
            try {
                apply(received, records);
                lag.applied(reader, received);
                synchronized (applied) {
                    applied.notifyAll();
                }
            } catch (Overtaken e) {
                LOG.info("{}: {}", projection.name(), e.getMessage());
                stand(reader, reader.assignment());
            }
        }
        catchUp.reached(
                reader, places.keySet(), partition -> places.get(partition).nextOffset());
    }

    private void apply(List<Received> received, ConsumerRecords<byte[], byte[]> records) {
        Instant begunAt = Instant.now();
        Map<TopicPartition, Long> next = new HashMap<>();
        records.nextOffsets().forEach((partition, offset) -> {
            if (places.containsKey(partition)) {
                next.put(partition, offset.offset());
            }
        });
        List<Envelope> taken = taking.take(received, Taking.positions(places, next));
        next.forEach((partition, offset) ->
                places.computeIfPresent(partition, (_, place) -> new Place(place.topicId(), offset)));
        appliedEvents.addAndGet(taken.size());
        taken.forEach(event -> tell(event, begunAt));
    }

    private void tell(Envelope event, Instant begunAt) {
        spans.done("apply to " + projection.name(), SpanKind.CONSUMER, event, begunAt);
        if (LOG.isDebugEnabled()) {
            try (Origins.Work _ = Origins.resume(event)) {
                LOG.debug("{} applied {}", projection.name(), event.type());
            }
        }
    }

    private <T> T reading(Database.Work<T> work) {
        return database.inTransaction(connection -> {
            tables.enter(connection);
            return work.on(connection);
        });
    }

    private <T> T writing(Database.Work<T> work) {
        return database.inTransaction(connection -> {
            tables.enterToWrite(connection);
            return work.on(connection);
        });
    }

    /** Reads on from where the database says. */
    private void stand(Consumer<byte[], byte[]> reader, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<String, UUID> topicIds = kafka.topicIds(projection.topics());
        for (TopicPartition partition : partitions) {
            UUID topicId = topicIds.get(partition.topic());
            long offset = writing(connection -> PositionTable.open(connection, partition, topicId));
            places.put(partition, new Place(topicId, offset));
            reader.seek(partition, offset);
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> reader;

        Assignments(Consumer<byte[], byte[]> reader) {
            this.reader = reader;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            stand(reader, partitions);
            catchUp.assigned(reader, partitions);
            lag.assigned(reader);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(places::remove);
            catchUp.unassigned();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        Consumer<byte[], byte[]> reader = consumer;
        if (reader != null) {
            reader.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
