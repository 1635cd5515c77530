package onward.contracts.event;

import java.time.Instant;
import onward.contracts.value.TriageReason;

/**
 * A client does not need the coach for that reason any more.
 *
 * @param since when it had begun
 * @param time that of the last {@link TriageReasonRaised} of the reason
 */
public record TriageReasonCleared(TriageReason reason, Instant since, int time) implements Event {}
