package onward.activity.pause;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.Optional;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.activity.pause.PauseCommand.PausePlan;
import onward.activity.pause.PauseCommand.ResumePlan;
import onward.activity.pause.PauseState.Said;
import onward.activity.pause.Pauses.Open;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;

/** Decides on pausing a plan and resuming it: one pause at a time. */
public final class PauseDecider {
    private PauseDecider() {}

    /** What comes of it. */
    public static Decision decide(PauseState state, PauseCommand command) {
        return switch (command) {
            case PausePlan pause ->
                state.said().map(said -> again(said, pause)).orElseGet(() -> pause(state.pauses(), pause));
            case ResumePlan resume ->
                state.pauses()
                        .open()
                        .map(open -> resume(open, resume))
                        .orElseGet(() -> resumedAlready(state.pauses(), resume));
        };
    }

    /** A repeat, also of a pause that has ended since. */
    private static Decision again(Said said, PausePlan pause) {
        return said.from().equals(pause.from()) && said.reason() == pause.reason()
                ? repeated()
                : refused(Reason.PAUSE_EXISTS, "The pause of that id says otherwise.");
    }

    private static Decision pause(Pauses pauses, PausePlan pause) {
        Optional<Refused> noDate = Bounds.date(pause.from(), "/from");
        if (noDate.isPresent()) {
            return noDate.get();
        }
        return pauses.open()
                .<Decision>map(open -> refused(Reason.PLAN_PAUSED, "The plan is paused since " + open.from() + "."))
                .orElseGet(() -> accepted(new PlanPaused(pause.pauseId(), pause.from(), pause.reason(), pause.by())));
    }

    private static Decision resume(Open open, ResumePlan resume) {
        Optional<Refused> refusal = Bounds.date(resume.on(), "/on")
                .or(() -> resume.on().isBefore(open.from())
                        ? Bounds.outOfBounds("must not be before " + open.from() + ", when the pause began", "/on")
                        : Optional.empty());
        return refusal.isPresent()
                ? refusal.get()
                : accepted(new PlanResumed(open.pauseId(), resume.on(), resume.by()));
    }

    private static Decision resumedAlready(Pauses pauses, ResumePlan resume) {
        return pauses.ended().filter(ended -> ended.on().equals(resume.on())).isPresent()
                ? repeated()
                : refused(Reason.PLAN_NOT_PAUSED, "The plan is not paused.");
    }
}
