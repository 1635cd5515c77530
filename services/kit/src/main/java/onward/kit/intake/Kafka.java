package onward.kit.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import onward.kit.kafka.KafkaClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What intakes need of Kafka. */
public final class Kafka implements AutoCloseable {
    /** Records that a follower is given at once, at most. */
    static final int BATCH = 500;

    private static final int WAIT_FOR_MORE_MS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final String service;
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
    private Admin admin;

    /** @param service names the consumer groups, {@code onward-<service>-<projection>} */
    public Kafka(String bootstrapServers, String service) {
        this.bootstrapServers = bootstrapServers;
        this.service = service;
    }

    Consumer<byte[], byte[]> consumer(String projection) {
        return KafkaClients.reader(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG, "onward-" + service + "-" + projection,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH,
                        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000,
                        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000,
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000));
    }

    /**
     * A reader of partitions that it is told, outside of every group. It is for what lies there already: the broker
     * hardly waits for more, since a question kept at the end of one partition keeps the first of the next from being asked.
     */
    Consumer<byte[], byte[]> reader(int recordsAtOnce) {
        return KafkaClients.reader(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        recordsAtOnce,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        WAIT_FOR_MORE_MS));
    }

    /**
     * The end of each of their partitions now: beyond all that was published, be its transaction still open. A
     * transaction whose commit was confirmed can be open for a moment longer, so the end of what is committed would say
     * too little.
     *
     * @throws KafkaException if Kafka does not tell within 2 s
     */
    Map<TopicPartition, Long> ends(Set<String> topics) {
        try {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (String topic : topics) {
                for (int partition = 0; partition < partitions(topic); partition++) {
                    asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
                }
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            // Read uncommitted.
            admin().listOffsets(asked).all().get(2, TimeUnit.SECONDS).forEach((at, end) -> ends.put(at, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("The ends of the topics cannot be asked", e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The ends of the topics were not told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while asking for the ends of the topics", e);
        }
    }

    /** Asked once: a topic of ours keeps its number of partitions for life. */
    private int partitions(String topic) throws InterruptedException, ExecutionException, TimeoutException {
        Integer known = partitions.get(topic);
        if (known == null) {
            known = admin().describeTopics(Set.of(topic))
                    .allTopicNames()
                    .get(2, TimeUnit.SECONDS)
                    .get(topic)
                    .partitions()
                    .size();
            partitions.put(topic, known);
        }
        return known;
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = KafkaClients.admin(bootstrapServers);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    /**
     * The ids of those topics: a topic that was deleted and made again has another one.
     *
     * @throws KafkaException if Kafka does not tell within seconds, or does not have one of them
     */
    Map<String, UUID> topicIds(Set<String> topics) {
        return KafkaClients.ask(bootstrapServers, "the ids of " + topics, once -> {
            Map<String, UUID> ids = new HashMap<>();
            once.describeTopics(topics)
                    .allTopicNames()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .forEach((name, topic) -> ids.put(
                            name,
                            new UUID(
                                    topic.topicId().getMostSignificantBits(),
                                    topic.topicId().getLeastSignificantBits())));
            return ids;
        });
    }
}
