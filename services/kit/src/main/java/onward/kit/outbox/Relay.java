package onward.kit.outbox;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import onward.contracts.Envelope;
import onward.contracts.KafkaBinding;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import onward.kit.health.Loop;
import onward.kit.loop.Pace;
import onward.kit.loop.Rounds;
import onward.kit.quiet.Work;
import onward.kit.restore.TopicComparison;
import onward.kit.tracing.Spans;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the outbox in its order, publishes each batch in one Kafka transaction, then deletes its rows. Killed between
 * the two it publishes again: consumers know an event by its version and id. One relay of a service leads; the fixed
 * transactional id fences one that was taken for dead.
 */
public final class Relay implements Work, Loop, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 500;
    /** A transaction costs Kafka, and each who follows, about as much for one event as for ten. */
    private static final Duration APART = Duration.ofMillis(20);

    private final Database database;
    private final OutboxTable outbox;
    private final Lease lease;
    private final String topic;
    private final Producers producers;
    private final Duration poll;
    private final TopicComparison comparison;
    private final Spans spans;
    private final AtomicLong begun = new AtomicLong();
    private final Rounds rounds = new Rounds(Duration.ofMillis(500));
    private final Pace pace = new Pace(APART, 1);
    private final CountDownLatch compared = new CountDownLatch(1);
    private final Thread thread;
    private boolean doubtful = true;
    private boolean ledElsewhere;
    private Producer<String, byte[]> producer;

    /**
     * Starts relaying.
     *
     * @param source the service, as it stands in the envelopes
     * @param topic where its events go
     * @param comparison of the outbox's store with that topic
     * @param poll how often to look without being woken
     */
    public Relay(
            Database database,
            String source,
            String topic,
            Producers producers,
            TopicComparison comparison,
            Duration poll,
            Spans spans) {
        this.comparison = comparison;
        this.spans = spans;
        this.database = database;
        this.outbox = new OutboxTable(source);
        this.lease = new Lease(database, "relay");
        this.topic = topic;
        this.producers = producers;
        this.poll = poll;
        this.thread = Thread.ofPlatform().name("relay").start(this::run);
    }

    /** Makes a transactional producer, not yet initialised. */
    @FunctionalInterface
    public interface Producers {
        Producer<String, byte[]> open();

        /**
         * How long one may take to tell what became of a batch's records, before it is asked to commit them. Its own limits
         * do not hold in every case (KAFKA-20077).
         */
        default Duration patience() {
            return Duration.ofSeconds(20);
        }
    }

    /** Says that there is something in the outbox; without it a poll would find it a little later. */
    public void wake() {
        rounds.wake();
    }

    /** Whether the store was held against its topic: before that it must give no version out. */
    public boolean hasCompared() {
        return compared.getCount() == 0;
    }

    /** Waits for that. */
    public boolean awaitCompared(Duration atMost) throws InterruptedException {
        return compared.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * What waits to be published.
     *
     * @throws DatabaseFailure if the database cannot be asked
     */
    public Backlog backlog() {
        return database.autoCommit(outbox::backlog);
    }

    @Override
    public String label() {
        return "outbox";
    }

    @Override
    public boolean isAlive() {
        return thread.isAlive();
    }

    @Override
    public boolean isPending() {
        return database.autoCommit(connection -> !outbox.isEmpty(connection));
    }

    @Override
    public long begun() {
        return begun.get();
    }

    private void run() {
        while (rounds.goOn()) {
            try {
                compareIfInDoubt();
                Duration pause = relayOnce();
                if (!pause.isZero()) {
                    rounds.restUpTo(pause);
                }
            } catch (InterruptedException e) {
                rounds.end();
            } catch (KafkaException | DatabaseFailure e) {
                recover(e);
            } catch (RuntimeException | Error e) {
                LOG.error("The relay of {} met what it does not know; it goes on", topic, e);
                recover(e);
            }
        }
        closeProducer();
    }

    /** At first, and after each failure: Kafka may have come back with less than it had. */
    private void compareIfInDoubt() {
        if (doubtful) {
            comparison.compare(this::endOpenTransactions);
            doubtful = false;
            compared.countDown();
        }
    }

    /** Those of a relay that leads elsewhere end by themselves. */
    private void endOpenTransactions() {
        closeProducer();
        if (!lease.isHeld()) {
            return;
        }
        try (Producer<String, byte[]> heir = producers.open()) {
            heir.initTransactions();
        }
    }

    /** @return how long to wait before the next time */
    private Duration relayOnce() throws InterruptedException {
        if (!lease.isHeld()) {
            closeProducer();
            ledElsewhere = true;
            // Not to be woken: what is appended here is for the one that leads.
            TimeUnit.MILLISECONDS.sleep(Lease.LENGTH.dividedBy(5).toMillis());
            return Duration.ZERO;
        }
        if (ledElsewhere) {
            // Kafka may have lost something since this one compared, and the one that led before need not know.
            comparison.compare(this::endOpenTransactions);
            ledElsewhere = false;
        }
        if (producer == null) {
            producer = producers.open();
            producer.initTransactions();
        }
        pace.await();
        List<OutboxTable.Queued> batch = database.autoCommit(connection -> outbox.takeBatch(connection, BATCH));
        if (batch.isEmpty()) {
            return poll;
        }
        pace.begin();
        begun.addAndGet(batch.size());
        Map<Integer, Long> reached = publish(batch);
        database.inTransaction(connection -> {
            outbox.delete(connection, batch);
            comparison.published(connection, reached);
            return batch.size();
        });
        pace.end();
        if (batch.size() == BATCH) {
            pace.hurry();
        }
        return Duration.ZERO;
    }

    private Map<Integer, Long> publish(List<OutboxTable.Queued> batch) throws InterruptedException {
        List<Span> begunSpans = new ArrayList<>(batch.size());
        try {
            return publish(batch, begunSpans);
        } finally {
            begunSpans.forEach(Span::end);
        }
    }

    /** @return of each partition the offset behind the last record */
    private Map<Integer, Long> publish(List<OutboxTable.Queued> batch, List<Span> begunSpans)
            throws InterruptedException {
        producer.beginTransaction();
        long latest = System.nanoTime() + producers.patience().toNanos();
        List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
        for (OutboxTable.Queued queued : batch) {
            if (System.nanoTime() > latest) {
                throw new KafkaException("Kafka's client takes no records");
            }
            sent.add(producer.send(KafkaBinding.toRecord(topic, traced(queued.envelope(), begunSpans))));
        }
        Map<Integer, Long> reached = new HashMap<>();
        for (Future<RecordMetadata> record : sent) {
            try {
                RecordMetadata there = record.get(latest - System.nanoTime(), TimeUnit.NANOSECONDS);
                reached.merge(there.partition(), there.offset() + 1, Math::max);
            } catch (ExecutionException e) {
                throw new KafkaException(
                        "A record was refused; the whole batch is taken back: " + e.getCause(), e.getCause());
            } catch (TimeoutException e) {
                throw new KafkaException("Kafka's client does not tell what became of a record", e);
            }
        }
        producer.commitTransaction();
        return reached;
    }

    private Envelope traced(Envelope envelope, List<Span> begunSpans) {
        if (envelope.origin().traceParent().isEmpty()) {
            return envelope;
        }
        Span span = spans.begin("publish " + topic, SpanKind.PRODUCER, envelope);
        begunSpans.add(span);
        return Spans.onwards(envelope, span);
    }

    /** Whatever state the producer is in: a new one with the same id aborts or completes what this one left. */
    private void recover(Throwable cause) {
        LOG.warn("The relay of {} starts again: {}", topic, cause.toString());
        closeProducer();
        lease.doubt();
        doubtful = true;
        rounds.restAfterFailure();
    }

    private void closeProducer() {
        if (producer != null) {
            Producer<String, byte[]> old = producer;
            producer = null;
            try {
                old.close(Duration.ZERO);
            } catch (RuntimeException e) {
                // It was given up already, and whatever it left open its heir ends.
                LOG.warn("A producer of {} did not close in order: {}", topic, e.toString());
            }
        }
    }

    @Override
    public void close() {
        rounds.end();
        try {
            thread.join(Duration.ofSeconds(5));
            lease.giveUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DatabaseFailure e) {
            LOG.info("The lease of {} runs out by itself: {}", topic, e.getMessage());
        }
    }
}
