package onward.kit.store;

import java.time.Instant;

/**
 * What an append answers.
 *
 * @param version that of the stream after it, which is that of its last event
 * @param recordedAt of all its events
 */
public record Appended(long version, Instant recordedAt) {}
