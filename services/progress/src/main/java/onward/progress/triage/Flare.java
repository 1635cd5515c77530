package onward.progress.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.FlareCause;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;

/**
 * A flare, reported or suspected. It stands until 7 local dates after its latest sign: a sign within these goes on with it, a
 * later one begins another.
 */
public final class Flare {
    /** Local dates after a sign on which it still stands. */
    private static final int DATES_AFTER = 7;

    private Flare() {}

    /**
     * A sign of a flare.
     *
     * @param flareId of the event that tells it
     * @param on the local date
     */
    public record Sign(UUID flareId, FlareCause cause, LocalDate on, Instant at) {
        long grade() {
            return 2 * on.toEpochDay() + (cause == FlareCause.REPORTED ? 1 : 0);
        }
    }

    /** The dates on which a sign still stands on that date; what was said further east may be dated tomorrow. */
    public static Window standing(LocalDate today) {
        return new Window(today.minusDays(DATES_AFTER), today.plusDays(1));
    }

    /** The date of the latest sign, from a flare's grade. */
    static LocalDate latest(Fraction grade) {
        return LocalDate.ofEpochDay(Math.floorDiv(grade.ratio().longValueExact(), 2));
    }

    /**
     * Why the coach is told of a flare, if it stands.
     *
     * @param signs of today's {@link #standing} dates, and of those before as far as they are known
     */
    public static Optional<Need> of(List<Sign> signs, LocalDate today) {
        List<Sign> inTime = signs.stream()
                .sorted(Comparator.comparing(Sign::on).thenComparing(Sign::at))
                .toList();
        List<Sign> standing = inTime.stream()
                .filter(sign -> standing(today).contains(sign.on()))
                .toList();
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        boolean reported = standing.stream().anyMatch(sign -> sign.cause() == FlareCause.REPORTED);
        return Optional.of(new Need(
                TriageReason.FLARE,
                Optional.of(reported ? TriageKind.REPORTED : TriageKind.SUSPECTED),
                first(inTime).at(),
                Fraction.of(standing.stream().mapToLong(Sign::grade).max().orElseThrow()),
                Told.latest(standing.stream().map(Sign::flareId).distinct().toList())));
    }

    /** Back from the last sign, as long as the one before still stood when the next came. */
    private static Sign first(List<Sign> inTime) {
        Sign first = inTime.getLast();
        for (Sign before : inTime.reversed()) {
            if (!before.on().plusDays(DATES_AFTER).isBefore(first.on())) {
                first = before;
            } else {
                break;
            }
        }
        return first;
    }
}
