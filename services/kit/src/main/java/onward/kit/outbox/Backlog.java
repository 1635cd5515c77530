package onward.kit.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * What is in the outbox.
 *
 * @param depth how many events; a million at most
 * @param oldest when the first of them was recorded
 */
public record Backlog(long depth, Optional<Instant> oldest) {}
