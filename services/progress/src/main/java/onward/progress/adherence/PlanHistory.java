package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which version of the plan is in force when. */
final class PlanHistory {
    private final NavigableMap<LocalDate, PlanVersion> byEffectiveFrom = new TreeMap<>();

    PlanHistory(Collection<PlanVersion> versions) {
        for (PlanVersion version : versions) {
            byEffectiveFrom.merge(
                    version.effectiveFrom(), version, (one, other) -> one.version() > other.version() ? one : other);
        }
    }

    /** The version with the greatest effectiveFrom up to that date; of several with the same, the highest. */
    Optional<PlanVersion> inForceOn(LocalDate date) {
        return Optional.ofNullable(byEffectiveFrom.floorEntry(date)).map(Map.Entry::getValue);
    }

    /** The first date on which any plan is in force. */
    Optional<LocalDate> begins() {
        return byEffectiveFrom.isEmpty() ? Optional.empty() : Optional.of(byEffectiveFrom.firstKey());
    }
}
