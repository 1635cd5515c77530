package onward.contracts.event;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageReason;

/**
 * The coach knows that a client is on the list for that reason, and does not want to be reminded for a while. It ends when
 * the reason passes or is told again because it got worse.
 *
 * @param until when to be reminded; absent: not as long as it stays as it is
 */
public record TriageAcknowledged(TriageReason reason, Optional<Instant> until, UUID by) implements Event {}
