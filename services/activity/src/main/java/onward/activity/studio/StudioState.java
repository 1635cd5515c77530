package onward.activity.studio;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.StudioOpened;

/** Whether a studio is open, and who joined it. */
public record StudioState(boolean open, Set<UUID> staff) {
    public StudioState {
        staff = Set.copyOf(staff);
    }

    /** Before its first event. */
    public static StudioState none() {
        return new StudioState(false, Set.of());
    }

    /** The state after that event. */
    public StudioState evolve(Past past) {
        if (past.event() instanceof CoachJoined joined) {
            return new StudioState(
                    open,
                    Stream.concat(staff.stream(), Stream.of(joined.personId())).collect(Collectors.toSet()));
        }
        return past.event() instanceof StudioOpened ? new StudioState(true, staff) : this;
    }
}
