package onward.kit.proof;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.Envelope;
import onward.contracts.EventType;
import onward.contracts.KafkaBinding;
import onward.contracts.event.ClientEnrolled;
import onward.kit.KitFixture;
import onward.kit.intake.Intake;
import onward.kit.intake.Kafka;
import onward.kit.outbox.KafkaProducers;
import onward.kit.outbox.Relay;
import onward.kit.restore.Regained;
import onward.kit.restore.TopicComparison;
import onward.kit.store.EventStore;
import onward.kit.tracing.Spans;
import onward.testing.TestKafka;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The way of an event: a store, a relay, a topic, and a projection that writes down what it is told. */
final class Way implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    final KitFixture kit;
    final String bootstrapServers;
    final String topic;
    final String service;
    final EventStore store;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Way() {
        this(new KitFixture(), TestKafka.bootstrapServers(), TestKafka.freshTopic(3));
    }

    /** On a Kafka of its own. */
    Way(KitFixture kit, String bootstrapServers, String topic) {
        this(kit, bootstrapServers, topic, "proof-" + UUID.randomUUID());
    }

    /** As that service, so that it goes on where one before it stopped. */
    Way(KitFixture kit, String bootstrapServers, String topic, String service) {
        this.kit = kit;
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.service = service;
        this.store = new EventStore(kit.database, kit.sealer, Clock.systemUTC(), () -> {});
        open.push(store);
    }

    Relay relay() {
        return relay(new AtomicInteger());
    }

    /** @param begun counts how often it begins to publish */
    Relay relay(AtomicInteger begun) {
        Relay relay = anotherRelay(begun);
        open.push(relay);
        return relay;
    }

    /** For who closes it. */
    Relay anotherRelay() {
        return anotherRelay(new AtomicInteger());
    }

    private Relay anotherRelay(AtomicInteger begun) {
        var producers = new KafkaProducers(bootstrapServers, service);
        return relay(kit, bootstrapServers, topic, service, () -> {
            begun.incrementAndGet();
            return producers.open();
        });
    }

    static Relay relay(
            KitFixture kit, String bootstrapServers, String topic, String service, Relay.Producers producers) {
        return new Relay(
                kit.database,
                service,
                topic,
                producers,
                new TopicComparison(kit.database, topic, bootstrapServers, kit.sealer, Regained.NOTHING_BESIDE),
                Duration.ofMillis(20),
                Spans.NONE);
    }

    Intake intake() {
        Kafka kafka = new Kafka(bootstrapServers, service);
        open.push(kafka);
        Intake intake = new Intake(kit.database, new Seen(topic), kit.sealer, kafka);
        open.push(intake);
        return intake;
    }

    /** Appends those sentences at the stream's end. */
    void say(UUID stream, String... sentences) {
        long version = kit.database.autoCommit(connection -> store.version(connection, stream));
        store.append(
                stream,
                version,
                List.of(sentences).stream().map(KitFixture::saying).toList());
    }

    UUID streamSaying(String... sentences) {
        UUID stream = kit.freshStream();
        say(stream, sentences);
        return stream;
    }

    /** Appends one event and returns how long it took until the projection had it. */
    Duration timeToBeSeen(Intake intake) {
        UUID stream = kit.freshStream();
        long began = System.nanoTime();
        store.append(stream, 0, List.of(saying("timed")));
        try {
            assertThat(intake.awaitVersion(topic, stream, 1, SOON)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** What the projection was told of the stream, in the order in which it was told. */
    List<String> seen(UUID stream) {
        return kit.query(
                "select version || ' ' || says from sample_1.seen where stream = '" + stream + "' order by place");
    }

    void awaitSeen(UUID stream, String... told) {
        await().atMost(SOON).untilAsserted(() -> assertThat(seen(stream)).containsExactly(told));
    }

    /** What the store itself has of the stream, read from the beginning. */
    String said(UUID stream) {
        return store.after(stream, 0, EnumSet.allOf(EventType.class), Integer.MAX_VALUE).stream()
                .map(recorded -> ((ClientEnrolled) recorded.event()).name())
                .collect(Collectors.joining());
    }

    List<String> waiting(UUID stream) {
        return kit.query("select version::text from sample_1.waiting where stream = '" + stream + "' order by version");
    }

    void awaitEmptyOutbox() {
        awaitEmptyOutbox(SOON);
    }

    void awaitEmptyOutbox(Duration atMost) {
        await().atMost(atMost)
                .until(() -> kit.query("select 1 from store.outbox limit 1").isEmpty());
    }

    /** All that is committed on the topic by now, each partition in its order. */
    List<Envelope> published() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Envelope> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    all.add(KafkaBinding.fromRecord(record));
                }
            }
            return all;
        }
    }

    /** The versions of one stream on the topic, in order. */
    List<Long> publishedVersions(UUID stream) {
        return published().stream()
                .filter(envelope -> envelope.stream().equals(stream))
                .map(Envelope::version)
                .toList();
    }

    /** What it stands at, for who must find out why something does not arrive: of the database, and of its two threads. */
    String standing() {
        StringBuilder standing = new StringBuilder();
        for (String table : List.of("store.outbox", "store.published", "store.lease", "sample_1.position")) {
            String name = table.substring(table.indexOf('.') + 1);
            // Only who reads has tables of a projection.
            if (!kit.query("select to_regclass('" + table + "')::text").contains(null)) {
                standing.append("%n%s: %s"
                        .formatted(
                                table, kit.query("select left(" + name + "::text, 200) from " + table + " limit 5")));
            }
        }
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (thread.getName().equals("relay") || thread.getName().startsWith("intake-")) {
                standing.append("%n%s: %s"
                        .formatted(
                                thread.getName(),
                                Stream.of(frames)
                                        .limit(25)
                                        .map(StackTraceElement::toString)
                                        .collect(Collectors.joining("%n    ".formatted()))));
            }
        });
        return standing.toString();
    }

    /** The last first; the databases stay. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        kit.close();
    }
}
