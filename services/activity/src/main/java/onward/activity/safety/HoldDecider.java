package onward.activity.safety;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.Optional;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.event.HoldLifted;

/** Decides on lifting a hold; check-ins place it. */
public final class HoldDecider {
    private static final int LONGEST_NOTE = 4000;

    private HoldDecider() {}

    /** What comes of it. */
    public static Decision decide(Safety safety, LiftHold command) {
        Optional<Refused> noWords = Bounds.words(command.note(), LONGEST_NOTE, "/note");
        if (noWords.isPresent()) {
            return noWords.get();
        }
        if (safety.hold().isPresent()) {
            return accepted(new HoldLifted(command.note(), command.by()));
        }
        return safety.lifted()
                        .filter(lifted -> lifted.note().equals(command.note()))
                        .isPresent()
                ? repeated()
                : refused(Reason.HOLD_NONE, "The client is not on hold.");
    }
}
