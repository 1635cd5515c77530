package onward.activity.studio;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.decision.Past;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.StudioOpened;
import onward.contracts.value.StaffRole;

/**
 * Whether a studio is open, and who joined it.
 *
 * @param staff everyone, administrators too
 * @param coaches those of the staff who look after clients
 */
public record StudioState(boolean open, Set<UUID> staff, Set<UUID> coaches) {
    public StudioState {
        staff = Set.copyOf(staff);
        coaches = Set.copyOf(coaches);
    }

    /** Before its first event. */
    public static StudioState none() {
        return new StudioState(false, Set.of(), Set.of());
    }

    /** The state after that event. */
    public StudioState evolve(Past past) {
        if (past.event() instanceof CoachJoined joined) {
            boolean coach = joined.role() == StaffRole.COACH;
            return new StudioState(
                    open, with(staff, joined.personId()), coach ? with(coaches, joined.personId()) : coaches);
        }
        return past.event() instanceof StudioOpened ? new StudioState(true, staff, coaches) : this;
    }

    private static Set<UUID> with(Set<UUID> some, UUID another) {
        return Stream.concat(some.stream(), Stream.of(another)).collect(Collectors.toSet());
    }
}
