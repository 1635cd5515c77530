package onward.progress.triage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.contracts.value.Urgency;
import onward.progress.adherence.Fraction;

/** Red flag: the client is on hold until the coach lifts it, however long that takes. */
public final class OnHold {
    private OnHold() {}

    /** A check-in with red flags, for which the client is on hold; the event that says so. */
    public record Flagged(UUID eventId, Urgency urgency, Instant placedAt) {}

    /**
     * Why the coach is told of a hold, if there is one.
     *
     * @param flagged those of the hold that is not lifted, in order
     */
    public static Optional<Need> of(List<Flagged> flagged) {
        if (flagged.isEmpty()) {
            return Optional.empty();
        }
        boolean emergency = flagged.stream().anyMatch(one -> one.urgency() == Urgency.EMERGENCY);
        return Optional.of(new Need(
                TriageReason.RED_FLAG,
                Optional.of(emergency ? TriageKind.EMERGENCY : TriageKind.URGENT),
                flagged.getFirst().placedAt(),
                Fraction.of(flagged.size()),
                Told.latest(flagged.stream().map(Flagged::eventId).toList())));
    }
}
