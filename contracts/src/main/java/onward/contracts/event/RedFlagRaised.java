package onward.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;

/**
 * A check-in answered a red flag with yes. Told once for each check-in, as soon as it is seen.
 *
 * @param at when the check-in is about; may lie long before it is told, if it was sent late
 * @param flags those answered with yes, most urgent first
 * @param urgency that of the most urgent one
 */
public record RedFlagRaised(UUID checkInId, Instant at, List<RedFlag> flags, Urgency urgency) implements Event {
    public RedFlagRaised {
        flags = List.copyOf(flags);
    }
}
