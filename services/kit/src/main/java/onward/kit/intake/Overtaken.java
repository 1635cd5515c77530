package onward.kit.intake;

import org.apache.kafka.common.TopicPartition;

/** Another reader has moved a position; what was just done must not count. */
public final class Overtaken extends RuntimeException {
    Overtaken(TopicPartition partition) {
        super(partition + " is read elsewhere", null, false, false);
    }
}
