package onward.kit.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far behind a reader is, by the records it has seen; Kafka is not asked for it. */
final class Lag {
    private volatile Optional<Instant> since = Optional.empty();

    /** A batch is at hand: its first event waits from when it was recorded. */
    void met(List<Received> batch) {
        batch.stream().flatMap(Lag::recordedAt).min(Instant::compareTo).ifPresent(first -> since = Optional.of(first));
    }

    /** The batch was applied: if there is more, it was recorded when this one was, or later. */
    void applied(Consumer<?, ?> reader, List<Received> batch) {
        since = isAtEnd(reader)
                ? Optional.empty()
                : batch.stream()
                        .flatMap(Lag::recordedAt)
                        .max(Instant::compareTo)
                        .or(() -> since);
    }

    /** Who has no partition is behind in nothing: what was, is another's now. */
    void assigned(Consumer<?, ?> reader) {
        if (reader.assignment().isEmpty()) {
            since = Optional.empty();
        }
    }

    /** Nothing came. */
    void idle(Consumer<?, ?> reader) {
        if (since.isPresent() && isAtEnd(reader)) {
            since = Optional.empty();
        }
    }

    /** From when on there is something that was not applied; empty at the end of what was seen. */
    Optional<Instant> since() {
        return since;
    }

    /** How many offsets lie behind those that it was given, as far as it has heard: records, and the markers that end transactions. */
    static long left(Consumer<?, ?> reader) {
        return reader.assignment().stream()
                .mapToLong(partition -> reader.currentLag(partition).orElse(0))
                .sum();
    }

    /** One that waits for its partitions, or has not heard yet where they end, does not know. */
    private static boolean isAtEnd(Consumer<?, ?> reader) {
        Set<TopicPartition> partitions = reader.assignment();
        return !partitions.isEmpty()
                && partitions.stream()
                        .allMatch(partition -> reader.currentLag(partition).orElse(Long.MAX_VALUE) == 0);
    }

    private static Stream<Instant> recordedAt(Received received) {
        return received instanceof Received.Enveloped enveloped
                ? Stream.of(enveloped.envelope().recordedAt())
                : Stream.empty();
    }
}
