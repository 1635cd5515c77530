package onward.activity.client;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.decision.Decision;
import onward.activity.decision.Reason;
import onward.contracts.event.CoachChanged;

/** Decides on who looks after a client. */
public final class CoachDecider {
    private CoachDecider() {}

    /** Hand the client over to that coach. */
    public record ChangeCoach(UUID coachId, UUID by) {}

    /** What comes of it, given the coaches of the client's studio. */
    public static Decision decide(Enrolled client, ChangeCoach command, Set<UUID> coaches) {
        if (client.coach().equals(Optional.of(command.coachId()))) {
            return repeated();
        }
        return coaches.contains(command.coachId())
                ? accepted(new CoachChanged(command.coachId(), client.coach(), command.by()))
                : refused(Reason.COACH_UNKNOWN, "The studio has no such coach.", "/coachId");
    }
}
