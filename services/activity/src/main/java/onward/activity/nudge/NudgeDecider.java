package onward.activity.nudge;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.nudge.NudgeState.Asked;
import onward.activity.nudge.NudgeState.Unseen;
import onward.contracts.event.NudgeSent;

/** Decides on one nudge and folds its event: it is asked for once. */
public final class NudgeDecider {
    private NudgeDecider() {}

    /** What comes of it. */
    public static Decision decide(NudgeState state, SendNudge command) {
        return switch (state) {
            case Unseen() -> send(command);
            case Asked asked when asked.text().equals(command.text()) -> repeated();
            case Asked _ -> refused(Reason.NUDGE_EXISTS, "The nudge of that id says otherwise.");
        };
    }

    /** The state after that event of the nudge. */
    public static NudgeState evolve(NudgeState state, Past past) {
        return past.event() instanceof NudgeSent nudge ? new Asked(nudge.text(), past.version()) : state;
    }

    private static Decision send(SendNudge command) {
        return Bounds.words(command.text(), 4000, "/text")
                .<Decision>map(refusal -> refusal)
                .orElseGet(() -> accepted(new NudgeSent(command.nudgeId(), command.text(), command.by())));
    }
}
