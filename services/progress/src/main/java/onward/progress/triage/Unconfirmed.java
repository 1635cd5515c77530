package onward.progress.triage;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;

/** Something in the plan in force is assumed, and nobody has confirmed it. */
public final class Unconfirmed {
    private Unconfirmed() {}

    /**
     * Of the plan in force.
     *
     * @param fields how many are assumed and not confirmed
     * @param since when that plan came into force
     * @param plan the event that activated it, as far as it is known
     */
    public static Optional<Need> of(int fields, Instant since, Optional<UUID> plan) {
        return fields == 0
                ? Optional.empty()
                : Optional.of(new Need(
                        TriageReason.UNCONFIRMED,
                        Optional.empty(),
                        since,
                        Fraction.of(fields),
                        plan.stream().toList()));
    }
}
