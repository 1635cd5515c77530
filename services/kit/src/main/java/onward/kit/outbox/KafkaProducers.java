package onward.kit.outbox;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens the transactional producers of one service's relay. */
public final class KafkaProducers implements Relay.Producers {
    private final String bootstrapServers;
    private final String source;

    public KafkaProducers(String bootstrapServers, String source) {
        this.bootstrapServers = bootstrapServers;
        this.source = source;
    }

    @Override
    public Producer<String, byte[]> open() {
        return new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "onward-" + source + "-relay"),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                        // The broker looks at a partition's first records in a transaction longer than at those that
                        // follow; with more in flight it would meet the second before the first and refuse it.
                        Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                        // A batch that cannot be published within this is published again by the next producer.
                        Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000),
                        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
