package onward.progress.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;

/** No movement for 72 hours; they stand still while the client is excused, paused or on hold. */
public final class Stopped {
    /** From when on it is one. */
    public static final int HOURS = 72;

    private Stopped() {}

    /**
     * Of a client who is neither excused nor paused nor on hold at that instant.
     *
     * @param since when the last movement ended
     * @param length how long the hours have run
     * @param gap the event that told it
     */
    public static Optional<Need> of(Instant since, Duration length, Instant now, UUID gap) {
        return length.toHours() < HOURS
                ? Optional.empty()
                : Optional.of(new Need(
                        TriageReason.STOPPED,
                        Optional.empty(),
                        since,
                        Fraction.of(length.toHours()),
                        Optional.of(now.minus(length)),
                        List.of(gap)));
    }

    static long hours(Instant from, Instant now) {
        return Duration.between(from, now).toHours();
    }
}
