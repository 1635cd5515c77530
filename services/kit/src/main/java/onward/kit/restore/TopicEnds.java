package onward.kit.restore;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import onward.kit.kafka.KafkaClients;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic as it is at a moment.
 *
 * @param id another one after the topic was made anew
 * @param ends of each partition, whatever is written there
 * @param committed up to where no transaction is open
 */
record TopicEnds(UUID id, Map<Integer, Long> ends, Map<Integer, Long> committed) {
    private static final int SECONDS = 5;

    TopicEnds {
        ends = Map.copyOf(ends);
        committed = Map.copyOf(committed);
    }

    /** Whether something is written whose transaction has not ended. */
    boolean isUnsettled() {
        return !ends.equals(committed);
    }

    /** Whether all that was written there by then has been committed or taken back. */
    boolean isSettledUpTo(TopicEnds earlier) {
        return earlier.ends.entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** @throws org.apache.kafka.common.KafkaException if Kafka does not tell within seconds, or does not have the topic */
    static TopicEnds of(String bootstrapServers, String topic) {
        return KafkaClients.ask(bootstrapServers, "where " + topic + " ends", admin -> of(admin, topic));
    }

    private static TopicEnds of(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        TopicDescription described = admin.describeTopics(Set.of(topic))
                .allTopicNames()
                .get(SECONDS, TimeUnit.SECONDS)
                .get(topic);
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        described
                .partitions()
                .forEach(partition -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        // First what is committed: what is written in between then counts as open.
        Map<Integer, Long> committed = offsets(admin, asked, IsolationLevel.READ_COMMITTED);
        return new TopicEnds(
                new UUID(
                        described.topicId().getMostSignificantBits(),
                        described.topicId().getLeastSignificantBits()),
                offsets(admin, asked, IsolationLevel.READ_UNCOMMITTED),
                committed);
    }

    private static Map<Integer, Long> offsets(
            Admin admin, Map<TopicPartition, OffsetSpec> asked, IsolationLevel isolation)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<Integer, Long> offsets = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get(SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> offsets.put(partition.partition(), end.offset()));
        return offsets;
    }
}
