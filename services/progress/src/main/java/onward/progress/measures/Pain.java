package onward.progress.measures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import onward.progress.adherence.Fraction;

/**
 * How pain went. Baseline: the mean of the daily values of the first 7 dates with a reading. Current: the same of the last
 * 7. Improvement is meaningful from 2 points or 30 % of the baseline on (Ostelo 2008).
 */
public final class Pain {
    /** Dates with a reading that a baseline takes, and a current figure. */
    public static final int DATES = 7;

    private static final Improvement IMPROVEMENT = new Improvement(Fraction.of(2));

    private Pain() {}

    /**
     * From the first dates to the last.
     *
     * @param days all dates with a reading, in order
     */
    public static Course course(List<DailyPain> days) {
        return course(days, days.size());
    }

    /**
     * The first date on which the improvement was meaningful, with what was read up to then; empty if there was none. It
     * is only looked for where something has changed since it was looked for the last time.
     *
     * @param days all dates with a reading, in order
     * @param changed the first date of which something has changed
     */
    public static Optional<DailyPain> improved(List<DailyPain> days, LocalDate changed) {
        if (days.size() < DATES) {
            return Optional.empty();
        }
        boolean baselineChanged = !changed.isAfter(days.get(DATES - 1).date());
        return IntStream.rangeClosed(DATES, days.size())
                .filter(count -> baselineChanged || !days.get(count - 1).date().isBefore(changed))
                .filter(count -> course(days, count) instanceof Course.Known known && known.meaningful())
                .mapToObj(count -> days.get(count - 1))
                .findFirst();
    }

    private static Course course(List<DailyPain> days, int count) {
        if (count < DATES) {
            return new Course.TooLittle(count, DATES);
        }
        Fraction baseline = mean(days.subList(0, DATES));
        Fraction current = mean(days.subList(count - DATES, count));
        return new Course.Known(baseline, current, IMPROVEMENT.isMeaningful(baseline, current));
    }

    private static Fraction mean(List<DailyPain> days) {
        return days.stream()
                .map(DailyPain::value)
                .reduce(Fraction.ZERO, Fraction::plus)
                .dividedBy(Fraction.of(days.size()));
    }
}
