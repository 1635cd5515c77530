package onward.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    private final CatchUp catchUp = new CatchUp();

    private static MockConsumer<byte[], byte[]> reader(Set<TopicPartition> partitions) {
        MockConsumer<byte[], byte[]> reader = new MockConsumer<>("none");
        reader.assign(partitions);
        reader.updateEndOffsets(Map.of(PARTITION, 10L));
        partitions.forEach(partition -> reader.seek(partition, 0));
        return reader;
    }

    private void applied(MockConsumer<byte[], byte[]> reader, long nextOffset) {
        catchUp.reached(reader, reader.assignment(), _ -> nextOffset);
    }

    @Test
    void it_is_done_at_the_end_that_was_found_at_first() {
        MockConsumer<byte[], byte[]> reader = reader(Set.of(PARTITION));
        catchUp.unassigned();
        catchUp.assigned(reader, Set.of(PARTITION));
        reader.updateEndOffsets(Map.of(PARTITION, 20L));
        applied(reader, 9);
        assertThat(catchUp.isDone()).isFalse();
        applied(reader, 10);
        assertThat(catchUp.isDone()).isTrue();
    }

    @Test
    void a_reader_made_after_a_failure_has_reached_nothing_before_it_has_its_partitions() {
        catchUp.unassigned();
        catchUp.assigned(reader(Set.of(PARTITION)), Set.of(PARTITION));
        catchUp.unassigned();
        applied(reader(Set.of()), 0);
        assertThat(catchUp.isDone()).isFalse();
        MockConsumer<byte[], byte[]> second = reader(Set.of(PARTITION));
        catchUp.assigned(second, Set.of(PARTITION));
        applied(second, 9);
        assertThat(catchUp.isDone()).isFalse();
    }

    @Test
    void without_the_ends_nothing_is_reached() {
        MockConsumer<byte[], byte[]> reader = reader(Set.of(PARTITION));
        reader.setOffsetsException(new KafkaException("not now"));
        assertThatThrownBy(() -> catchUp.assigned(reader, Set.of(PARTITION))).isInstanceOf(KafkaException.class);
        applied(reader, 0);
        assertThat(catchUp.isDone()).isFalse();
    }

    @Test
    void who_is_told_that_others_have_all_partitions_has_nothing_to_reach() {
        MockConsumer<byte[], byte[]> reader = reader(Set.of());
        catchUp.assigned(reader, Set.of());
        applied(reader, 0);
        assertThat(catchUp.isDone()).isTrue();
    }
}
