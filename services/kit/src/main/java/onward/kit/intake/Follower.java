package onward.kit.intake;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.kit.database.DatabaseFailure;
import onward.kit.loop.Pace;
import onward.kit.loop.Rounds;
import onward.kit.tracing.Origins;
import onward.kit.tracing.Spans;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of an intake: follows the topics as a member of its group, and has each batch taken. Where it stands is what
 * the database says; whatever goes wrong, it reads again from there.
 */
final class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Projection projection;
    private final Transactions transactions;
    private final Taking taking;
    private final Kafka kafka;
    private final Spans spans;
    private final Tally tally;
    private final Runnable committed;
    private final Pace pace;
    private final Rounds rounds = new Rounds(Duration.ofMillis(500));
    private final CatchUp catchUp = new CatchUp();
    private final Lag lag = new Lag();
    private final Map<TopicPartition, Place> places = new HashMap<>();
    private final Thread thread;
    private volatile Consumer<byte[], byte[]> consumer;

    Follower(
            Projection projection,
            Transactions transactions,
            Taking taking,
            Kafka kafka,
            Spans spans,
            Tally tally,
            Runnable committed) {
        this.projection = projection;
        this.transactions = transactions;
        this.taking = taking;
        this.kafka = kafka;
        this.spans = spans;
        this.tally = tally;
        this.committed = committed;
        this.pace = new Pace(projection.apart(), 1);
        this.thread = Thread.ofPlatform().name("intake-" + projection.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    CatchUp catchUp() {
        return catchUp;
    }

    Lag lag() {
        return lag;
    }

    private void run() {
        while (rounds.goOn()) {
            try (Consumer<byte[], byte[]> reader = kafka.consumer(projection.name())) {
                consumer = reader;
                catchUp.unassigned();
                reader.subscribe(projection.topics(), new Assignments(reader));
                while (rounds.goOn()) {
                    pace.await();
                    step(reader);
                }
            } catch (WakeupException e) {
                LOG.debug("{} stops", projection.name());
            } catch (InterruptedException e) {
                rounds.end();
            } catch (KafkaException | DatabaseFailure e) {
                LOG.warn("{} reads again from where it stands: {}", projection.name(), e.toString());
                rounds.restAfterFailure();
            } catch (RuntimeException | Error e) {
                LOG.error("{} met what it does not know; it reads again from where it stands", projection.name(), e);
                rounds.restAfterFailure();
            }
        }
    }

    private void step(Consumer<byte[], byte[]> reader) {
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = reader.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            LOG.warn("{}: {} begins anew; known events are recognised", projection.name(), e.partitions());
            transactions.inTablesToWrite(connection -> {
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
            take(reader, records);
        }
        catchUp.reached(
                reader, places.keySet(), partition -> places.get(partition).nextOffset());
    }

    private void take(Consumer<byte[], byte[]> reader, ConsumerRecords<byte[], byte[]> records) {
        Instant begunAt = Instant.now();
        pace.begin();
        tally.begin(records.count());
        List<Received> received = new ArrayList<>(records.count());
        records.forEach(record -> received.add(Received.of(record)));
        lag.met(received);
        try {
            List<Envelope> applied = take(received, records);
            pace.end();
            // Not by the size of this one: a few long events fill what Kafka gives at once as well.
            if (Lag.left(reader) >= Kafka.BATCH) {
                pace.hurry();
            }
            lag.applied(reader, received);
            tally.commit(applied);
            if (!applied.isEmpty()) {
                committed.run();
            }
            applied.forEach(event -> tell(event, begunAt));
        } catch (Overtaken e) {
            LOG.info("{}: {}", projection.name(), e.getMessage());
            stand(reader, reader.assignment());
        }
    }

    private List<Envelope> take(List<Received> received, ConsumerRecords<byte[], byte[]> records) {
        Map<TopicPartition, Long> next = new HashMap<>();
        records.nextOffsets().forEach((partition, offset) -> {
            if (places.containsKey(partition)) {
                next.put(partition, offset.offset());
            }
        });
        List<Envelope> applied = taking.take(received, Taking.positions(places, next));
        next.forEach((partition, offset) ->
                places.computeIfPresent(partition, (_, place) -> new Place(place.topicId(), offset)));
        return applied;
    }

    private void tell(Envelope event, Instant begunAt) {
        spans.done("apply to " + projection.name(), SpanKind.CONSUMER, event, begunAt);
        if (LOG.isDebugEnabled()) {
            try (Origins.Work _ = Origins.resume(event)) {
                LOG.debug("{} applied {}", projection.name(), event.type());
            }
        }
    }

    /** Reads on from where the database says. */
    private void stand(Consumer<byte[], byte[]> reader, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<String, UUID> topicIds = kafka.topicIds(projection.topics());
        for (TopicPartition partition : partitions) {
            UUID topicId = topicIds.get(partition.topic());
            long offset =
                    transactions.inTablesToWrite(connection -> PositionTable.open(connection, partition, topicId));
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

    @Override
    public void close() {
        rounds.end();
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
