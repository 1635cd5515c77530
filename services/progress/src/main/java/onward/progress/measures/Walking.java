package onward.progress.measures;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;

/**
 * How much a client walks in an ISO week, on the way to 30 minutes on 5 dates (WalkBack, Pocovi 2024); several walks of a
 * date add up. Baseline: the first whole week. Current: the last whole week. It is called meaningful when the target was
 * reached in that week or is reached in the running one.
 */
public final class Walking {
    /** Dates of a week on which the target asks for its minutes. */
    public static final int TARGET_DATES = 5;
    /** Minutes that it asks for. */
    public static final BigDecimal TARGET_MINUTES = BigDecimal.valueOf(30);

    private Walking() {}

    /**
     * One ISO week, or its part in a window.
     *
     * @param minutes of all walks
     * @param longest minutes of the longest walk; 0 without one
     * @param targetDates dates with 30 minutes or more
     * @param reachedOn the fifth of them
     */
    public record Week(
            Window week, BigDecimal minutes, BigDecimal longest, int targetDates, Optional<LocalDate> reachedOn) {}

    /** The walks of a week, as a diary tells it that knows its dates. */
    public static Week of(Window week, Diary diary) {
        List<BigDecimal> walks =
                week.dates().flatMap(date -> Walks.on(date, diary).stream()).toList();
        List<LocalDate> dates = week.dates()
                .filter(date -> sum(Walks.on(date, diary)).compareTo(TARGET_MINUTES) >= 0)
                .toList();
        return new Week(
                week,
                sum(walks),
                walks.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO),
                dates.size(),
                dates.stream().skip(TARGET_DATES - 1L).findFirst());
    }

    /** The first ISO week of which a client who began on that date has seen every date. */
    public static Window firstWholeWeek(LocalDate begin) {
        return Window.weekOf(begin.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
    }

    /** The last ISO week that was over before that date. */
    public static Window lastWholeWeek(LocalDate today) {
        return Window.weekOf(today.minusWeeks(1));
    }

    /** @param running the week that is not over */
    public static Course course(Week first, Week last, Week running) {
        return new Course.Known(
                Fraction.of(first.minutes()),
                Fraction.of(last.minutes()),
                last.reachedOn().isPresent() || running.reachedOn().isPresent());
    }

    private static BigDecimal sum(List<BigDecimal> minutes) {
        return minutes.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
