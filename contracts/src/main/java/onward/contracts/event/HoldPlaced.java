package onward.contracts.event;

import java.util.List;
import java.util.UUID;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;

/**
 * A check-in had red flags: the client is on hold until it is lifted; who is on hold already stays so, now also for
 * these.
 *
 * @param redFlags those answered with yes, most urgent first
 * @param urgency that of the most urgent of them
 */
public record HoldPlaced(UUID checkInId, List<RedFlag> redFlags, Urgency urgency, UUID by) implements Event {
    public HoldPlaced {
        redFlags = List.copyOf(redFlags);
    }
}
