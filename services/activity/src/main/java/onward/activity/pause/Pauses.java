package onward.activity.pause;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.activity.decision.Past;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;

/**
 * Whether a client's plan is paused: what the stream says last of it.
 *
 * @param open the pause that nobody has ended
 * @param ended the one that was ended last, unless another has begun since
 */
public record Pauses(Optional<Open> open, Optional<Ended> ended) {

    /** A pause without an end. */
    public record Open(UUID pauseId, LocalDate from) {}

    /**
     * How a pause ended.
     *
     * @param version the stream's version after it
     */
    public record Ended(LocalDate on, long version) {}

    /** Never paused. */
    public static Pauses none() {
        return new Pauses(Optional.empty(), Optional.empty());
    }

    /** After that event. */
    public Pauses after(Past past) {
        if (past.event() instanceof PlanPaused paused) {
            return new Pauses(Optional.of(new Open(paused.pauseId(), paused.from())), Optional.empty());
        }
        return past.event() instanceof PlanResumed resumed
                ? new Pauses(Optional.empty(), Optional.of(new Ended(resumed.on(), past.version())))
                : this;
    }
}
