package onward.contracts.event;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The pause ends.
 *
 * @param on the first local date that is no longer paused; the first paused date itself takes the pause back
 */
public record PlanResumed(UUID pauseId, LocalDate on, UUID by) implements Event {}
