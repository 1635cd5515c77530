package onward.kit.outbox;

import static onward.kit.KitFixture.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import onward.contracts.Envelope;
import onward.contracts.KafkaBinding;
import onward.kit.KitFixture;
import onward.kit.restore.Regained;
import onward.kit.restore.TopicComparison;
import onward.kit.store.EventStore;
import onward.kit.tracing.Spans;
import onward.testing.TestKafka;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayTest {
    private final KitFixture kit = new KitFixture();
    private final String topic = TestKafka.freshTopic(3);
    private final String source = "test-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
    private EventStore store;

    @BeforeEach
    void start() {
        store = new EventStore(kit.database, kit.sealer, Clock.systemUTC(), () -> {});
        open.add(store);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : open.reversed()) {
            part.close();
        }
        kit.close();
    }

    private Relay relay() {
        return relay(new KafkaProducers(TestKafka.bootstrapServers(), source));
    }

    private Relay relay(Relay.Producers producers) {
        Relay relay = new Relay(
                kit.database,
                source,
                topic,
                producers,
                new TopicComparison(
                        kit.database, topic, TestKafka.bootstrapServers(), kit.sealer, Regained.NOTHING_BESIDE),
                Duration.ofMillis(100),
                Spans.NONE);
        open.add(relay);
        return relay;
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> kit.query("select 1 from store.outbox").isEmpty());
    }

    /** Everything that is committed on the topic by now. */
    private List<Envelope> published() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.bootstrapServers(), "isolation.level", "read_committed"),
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
                consumer.poll(Duration.ofMillis(100)).forEach(record -> all.add(KafkaBinding.fromRecord(record)));
            }
            return all;
        }
    }

    @Test
    void events_leave_in_the_order_of_their_versions_and_the_outbox_is_empty_after() {
        relay();
        UUID stream = kit.freshStream();
        for (int version = 0; version < 1200; version += 3) {
            store.append(stream, version, List.of(saying("a"), saying("b"), saying("c")));
        }
        awaitEmptyOutbox();
        assertThat(published())
                .extracting(Envelope::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 1200).boxed().toList());
        assertThat(published())
                .first()
                .satisfies(first -> assertThat(first.type()).isEqualTo("ClientEnrolled"))
                .satisfies(first -> assertThat(first.source()).isEqualTo(source))
                .satisfies(first -> assertThat(first.stream()).isEqualTo(stream))
                .satisfies(first -> assertThat(first.recordedAt()).isEqualTo(recordedAt(stream)));
    }

    private Instant recordedAt(UUID stream) {
        return Instant.parse(kit.query(
                        "select to_json(recorded_at at time zone 'UTC')#>>'{}' || 'Z' from store.event where stream = '"
                                + stream + "' and version = 1")
                .getFirst());
    }

    @Test
    void a_row_that_commits_late_below_the_others_leaves_too() throws Exception {
        UUID early = kit.freshStream();
        UUID late = kit.freshStream();
        try (var held = kit.database.pool().getConnection()) {
            held.setAutoCommit(false);
            store.append(held, late, 0, List.of(saying("late")));
            store.append(early, 0, List.of(saying("early")));
            relay();
            await().atMost(Duration.ofSeconds(30)).until(() -> published().size() == 1);
            held.commit();
        }
        awaitEmptyOutbox();
        assertThat(published()).extracting(Envelope::stream).containsExactlyInAnyOrder(early, late);
    }

    @Test
    void while_something_is_in_the_outbox_it_has_work_and_says_how_much_it_began() {
        store.append(kit.freshStream(), 0, List.of(saying("x"), saying("y")));
        Relay relay = relay();
        assertThat(relay.begun() == 2 || relay.isPending()).isTrue();
        awaitEmptyOutbox();
        assertThat(relay.isPending()).isFalse();
        assertThat(relay.begun()).isEqualTo(2);
    }

    @Test
    void two_relays_publish_everything_once() {
        relay();
        relay();
        for (int i = 0; i < 100; i++) {
            store.append(kit.freshStream(), 0, List.of(saying("x")));
        }
        awaitEmptyOutbox();
        List<Envelope> all = published();
        assertThat(all).hasSize(100);
        assertThat(new HashSet<>(all.stream().map(Envelope::id).toList())).hasSize(100);
    }

    @Test
    void another_relay_goes_on_where_one_stopped() {
        Relay first = relay();
        store.append(kit.freshStream(), 0, List.of(saying("x")));
        awaitEmptyOutbox();
        first.close();
        relay();
        store.append(kit.freshStream(), 0, List.of(saying("y")));
        awaitEmptyOutbox();
        assertThat(published()).hasSize(2);
    }

    @Test
    void a_producer_that_does_not_tell_what_became_of_a_record_is_given_up() {
        var opened = new AtomicInteger();
        relay(new Relay.Producers() {
            @Override
            public Producer<String, byte[]> open() {
                Producer<String, byte[]> producer = new KafkaProducers(TestKafka.bootstrapServers(), source).open();
                return opened.getAndIncrement() == 0 ? silent(producer) : producer;
            }

            @Override
            public Duration patience() {
                return Duration.ofSeconds(2);
            }
        });
        UUID stream = kit.freshStream();
        store.append(stream, 0, List.of(saying("x"), saying("y")));

        awaitEmptyOutbox();
        assertThat(opened).hasValue(2);
        assertThat(published()).extracting(Envelope::version).containsExactly(1L, 2L);
    }

    /** That producer, but it takes records and says nothing of them, whoever waits for it. */
    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> silent(Producer<String, byte[]> producer) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("flush")) {
                        new CountDownLatch(1).await();
                    }
                    return method.getName().equals("send")
                            ? new CompletableFuture<RecordMetadata>()
                            : method.invoke(producer, arguments);
                });
    }

    @Test
    void one_whose_lease_was_taken_publishes_no_more() {
        relay();
        store.append(kit.freshStream(), 0, List.of(saying("x")));
        awaitEmptyOutbox();
        kit.execute(
                kit.database,
                "update store.lease set holder = '" + UUID.randomUUID() + "', until = now() + interval '1 hour'");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            store.append(kit.freshStream(), 0, List.of(saying("y")));
            return kit.query("select 1 from store.outbox where recorded_at < now() - interval '1 second'")
                            .size()
                    > 0;
        });
        int before = published().size();
        store.append(kit.freshStream(), 0, List.of(saying("z")));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(30))
                .until(() -> published().size() == before);
    }
}
