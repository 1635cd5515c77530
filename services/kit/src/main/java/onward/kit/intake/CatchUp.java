package onward.kit.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Knows whether a reader has reached what was the end of its partitions when it got them for the first time. */
final class CatchUp {
    private final Map<TopicPartition, Long> goals = new HashMap<>();
    private boolean assigned;
    private volatile boolean done;

    /** A reader has no partitions yet, or gives some up: until it is told what it has now, having none says nothing. */
    void unassigned() {
        assigned = false;
    }

    /** @param partitions new ones; none at all if others have them all, and then there is nothing to reach */
    void assigned(Consumer<?, ?> reader, Collection<TopicPartition> partitions) {
        if (!done) {
            goals.putAll(reader.endOffsets(partitions));
        }
        // Only now: without the ends there is no goal, and none would be reached at once.
        assigned = true;
    }

    /** @param nextOffset how far the partition was applied */
    void reached(Consumer<?, ?> reader, Set<TopicPartition> partitions, ToLongFunction<TopicPartition> nextOffset) {
        if (done || !assigned) {
            return;
        }
        goals.keySet().retainAll(reader.assignment());
        // Transaction markers at the very end carry no record: the reader's own position passes them.
        done = goals.entrySet().stream()
                .allMatch(goal -> !partitions.contains(goal.getKey())
                        || nextOffset.applyAsLong(goal.getKey()) >= goal.getValue()
                        || reader.position(goal.getKey()) >= goal.getValue());
    }

    boolean isDone() {
        return done;
    }
}
