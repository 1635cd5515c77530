package onward.progress.triage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;

/**
 * Adherence of the last 7 dates is 20 points or more under that of the last 30. Both end with yesterday: today is not over,
 * and nobody drops because of what is still to come.
 */
public final class Dropping {
    private static final int FEW = 7;
    private static final int MANY = 30;
    private static final Fraction ENOUGH = Fraction.of(20);
    private static final Fraction POINTS = Fraction.of(100);

    private Dropping() {}

    /** The 7 dates. */
    public static Window few(LocalDate today) {
        return before(today, FEW);
    }

    /** The 30 dates. */
    public static Window many(LocalDate today) {
        return before(today, MANY);
    }

    /** The dates that must be known to say since when. */
    public static Window toLookBack(LocalDate today) {
        return before(today, 2 * MANY);
    }

    private static Window before(LocalDate today, int dates) {
        return new Window(today.minusDays(dates), today.minusDays(1));
    }

    /** Adherence of the 7 dates; empty if nothing was due. */
    public static Optional<Fraction> lately(Diary diary, LocalDate today) {
        return Adherence.sums(diary, few(today)).overall();
    }

    /** By how many points out of 100 it is under; empty if it is not, or if nothing was due. */
    public static Optional<Fraction> points(Diary diary, LocalDate today) {
        return points(lately(diary, today), diary, today);
    }

    /**
     * The same.
     *
     * @param few adherence of the 7 dates
     */
    public static Optional<Fraction> points(Optional<Fraction> few, Diary diary, LocalDate today) {
        if (few.isEmpty()) {
            return Optional.empty();
        }
        return Adherence.sums(diary, many(today))
                .overall()
                .map(many -> many.minus(few.get()).times(POINTS))
                .filter(points -> points.isAtLeast(ENOUGH));
    }

    /** The first date of those, up to today, on which it was so; it is looked back over 30. */
    public static LocalDate since(Diary diary, LocalDate today) {
        LocalDate since = today;
        while (since.isAfter(today.minusDays(MANY))
                && points(diary, since.minusDays(1)).isPresent()) {
            since = since.minusDays(1);
        }
        return since;
    }

    /**
     * Why the coach is told.
     *
     * @param closed the events that closed some of the 7 dates
     */
    public static Need need(Fraction points, LocalDate since, ZoneId home, List<UUID> closed) {
        return new Need(
                TriageReason.DROPPING,
                Optional.empty(),
                since.atStartOfDay(home).toInstant(),
                points,
                closed);
    }
}
