package onward.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import onward.contracts.value.Milestone;

/**
 * A client reached a milestone. Told once for each and never taken back: a correction that undoes it later takes no joy
 * away.
 *
 * @param on the local date on which it was reached
 * @param reachedAt when that was: the end of the session, the time of the reading or score that completed it. May lie
 *     long before it is told, after a late log
 */
public record MilestoneReached(Milestone milestone, LocalDate on, Instant reachedAt) implements Event {}
