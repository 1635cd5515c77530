package onward.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The client has not moved for that long; excused, paused and held time does not count.
 *
 * @param gapId the gap; the same when it grows from 48 to 72 hours
 * @param since when the last movement ended
 * @param hours 48 or 72
 * @param reachedAt when it became that long
 */
public record MovementGapFound(UUID gapId, Instant since, int hours, Instant reachedAt) implements Event {}
