package onward.notifications;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.KafkaBinding;
import onward.contracts.Topics;
import onward.contracts.event.MailSent;
import onward.kit.sealing.Sealer;
import onward.testing.TestKafka;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the service says on its own topic. */
final class SentEvents {
    private SentEvents() {}

    /** Everything it said about that client, once it said at least so much and has nothing more to say. */
    static List<MailSent> of(ServiceFixture fixture, UUID client, int atLeast) {
        List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.NOTIFICATIONS, partition))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestKafka.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<MailSent> sent = new ArrayList<>();
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            boolean quiet = false;
            while (!quiet && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    Envelope envelope = KafkaBinding.fromRecord(record);
                    if (envelope.stream().equals(client)) {
                        sent.add(event(fixture, envelope));
                    }
                });
                quiet = sent.size() >= atLeast
                        && fixture.query("select 1 from store.outbox").isEmpty()
                        && consumer.endOffsets(partitions).entrySet().stream()
                                .allMatch(at -> consumer.position(at.getKey()) >= at.getValue());
            }
            return sent;
        }
    }

    private static MailSent event(ServiceFixture fixture, Envelope envelope) {
        return switch (fixture.activity
                .sealer()
                .open(envelope.stream(), Sealer.placeOf(envelope), envelope.payload())) {
            case Sealer.Opened.Clear clear ->
                (MailSent) new EventCodec().decode(envelope.type(), envelope.typeVersion(), clear.bytes());
            case Sealer.Opened.Erased _, Sealer.Opened.NoKey _ ->
                throw new AssertionError("no key of " + envelope.stream());
        };
    }
}
