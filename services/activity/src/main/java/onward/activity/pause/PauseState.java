package onward.activity.pause;

import java.time.LocalDate;
import java.util.Optional;
import onward.activity.decision.Past;
import onward.contracts.event.PlanPaused;
import onward.contracts.value.ExcusalReason;

/**
 * What a decision about pausing needs.
 *
 * @param pauses how it stands with the plan
 * @param said what was said under the id that is asked about
 */
public record PauseState(Pauses pauses, Optional<Said> said) {

    /**
     * A pause as it was said, ended by now or not.
     *
     * @param version the stream's version after it
     */
    public record Said(LocalDate from, ExcusalReason reason, long version) {}

    /** The state after that event of the pause. */
    public PauseState after(Past past) {
        return new PauseState(pauses.after(past), saidIn(past).or(() -> said));
    }

    /** The same, of an event that the pauses know already. */
    public PauseState remembering(Past past) {
        return new PauseState(pauses, saidIn(past).or(() -> said));
    }

    private static Optional<Said> saidIn(Past past) {
        return past.event() instanceof PlanPaused paused
                ? Optional.of(new Said(paused.from(), paused.reason(), past.version()))
                : Optional.empty();
    }
}
