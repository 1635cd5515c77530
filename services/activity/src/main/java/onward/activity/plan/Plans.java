package onward.activity.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Every version of one client's plan, in the order of activation. */
public record Plans(List<PlanVersion> versions) {
    private static final Comparator<PlanVersion> IN_FORCE =
            Comparator.comparing(PlanVersion::effectiveFrom).thenComparingInt(PlanVersion::number);

    public Plans {
        versions = List.copyOf(versions);
    }

    /** None yet. */
    public static Plans none() {
        return new Plans(List.of());
    }

    /** These and the one that follows them. */
    public Plans with(PlanVersion next) {
        List<PlanVersion> all = new ArrayList<>(versions);
        all.add(next);
        return new Plans(all);
    }

    /** The one activated last; it need not be in force. */
    public Optional<PlanVersion> newest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /** The number of the newest. */
    public OptionalInt newestNumber() {
        return versions.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(versions.getLast().number());
    }

    /**
     * The one in force on that date: of those that begin by then the one that begins last, and of several with that date
     * the newest. A later version with an earlier date does not displace one scheduled after it.
     */
    public Optional<PlanVersion> inForceOn(LocalDate date) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(date))
                .max(IN_FORCE);
    }
}
