package onward.kit.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that could not be applied.
 *
 * @param stream the one that waits behind it, if its key names one
 * @param cause in words
 */
public record Parked(
        long id, String topic, int partition, long offset, Optional<UUID> stream, String cause, Instant parkedAt) {}
