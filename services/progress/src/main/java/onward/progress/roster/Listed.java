package onward.progress.roster;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;
import onward.progress.triage.kept.Kept;

/**
 * A client with all reasons that hold, the most urgent first.
 *
 * @param adherence of the last 7 dates that are over, if anything was due
 */
record Listed(UUID client, Optional<Instant> lastMovement, Optional<Fraction> adherence, List<Kept> reasons) {
    private static final List<TriageReason> URGENCY = List.of(TriageReason.values());
    private static final int SEEN = URGENCY.size();
    private static final int NONE = 2 * SEEN;

    Listed {
        reasons = reasons.stream()
                .sorted(Comparator.comparing(kept -> kept.need().reason()))
                .toList();
    }

    boolean needsSomebody(Instant now) {
        return reasons.stream().anyMatch(kept -> kept.isOpen(now));
    }

    boolean hasReason(TriageReason reason) {
        return reasons.stream().anyMatch(kept -> kept.need().reason() == reason);
    }

    /** In the order of urgency: behind those who need somebody who was seen, behind them who has no reason at all. */
    Place byUrgency(Instant now) {
        Optional<Kept> open = reasons.stream().filter(kept -> kept.isOpen(now)).findFirst();
        Optional<Kept> first = open.or(() -> reasons.stream().findFirst());
        return new Place(
                first.map(kept -> URGENCY.indexOf(kept.need().reason()) + (open.isPresent() ? 0 : SEEN))
                        .orElse(NONE),
                first.map(kept -> kept.need().since()).or(() -> lastMovement).orElse(Instant.EPOCH),
                client);
    }

    /** Whoever never moved comes first. */
    Place byLastMovement() {
        return new Place(0, lastMovement.orElse(Instant.EPOCH), client);
    }
}
