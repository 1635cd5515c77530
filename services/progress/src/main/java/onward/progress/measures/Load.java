package onward.progress.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;

/**
 * How much a client takes on: effort (0-10) x minutes of each session (Foster 2001), summed by ISO week, and as
 * exponentially weighted means over the dates, those without a session with 0: lambda = 2/(N+1), N = 7 and 28, begun with
 * the first date's load (Williams 2017). Too young to show for the first 28 days. It describes what was done and is never
 * called a risk of injury (Impellizzeri 2020).
 */
public final class Load {
    /** Days for which nothing of it is shown. */
    public static final int HIDDEN_DAYS = 28;

    private static final Trend SHORT = Trend.over(7);
    private static final Trend LONG = Trend.over(28);

    private Load() {}

    /** The trend up to a date, in effort x minutes a day. */
    public record Day(LocalDate date, BigDecimal load, BigDecimal mean7, BigDecimal mean28) {}

    /** The sum of an ISO week, or of its part so far. */
    public record Week(Window week, BigDecimal load) {}

    /** Every day from the first load to that date; empty while it is hidden. */
    public static List<Day> days(SortedMap<LocalDate, BigDecimal> loads, LocalDate today) {
        if (daysKnown(loads, today) < HIDDEN_DAYS) {
            return List.of();
        }
        List<Day> days = new ArrayList<>();
        BigDecimal shortTrend = loads.firstEntry().getValue();
        BigDecimal longTrend = shortTrend;
        for (LocalDate date : new Window(loads.firstKey(), today).dates().toList()) {
            BigDecimal load = loads.getOrDefault(date, BigDecimal.ZERO);
            shortTrend = SHORT.after(shortTrend, load);
            longTrend = LONG.after(longTrend, load);
            days.add(new Day(date, load, shortTrend, longTrend));
        }
        return days;
    }

    /** Every ISO week from the first load to that date, those without a session with 0; empty while it is hidden. */
    public static List<Week> weeks(SortedMap<LocalDate, BigDecimal> loads, LocalDate today) {
        if (daysKnown(loads, today) < HIDDEN_DAYS) {
            return List.of();
        }
        LocalDate monday = Window.weekOf(loads.firstKey()).from();
        return new Window(monday, today)
                .weeks().stream().map(week -> new Week(week, sum(loads, week))).toList();
    }

    /** The short trend beside the long one. No change of it is called meaningful. */
    public static Course course(SortedMap<LocalDate, BigDecimal> loads, LocalDate today) {
        List<Day> days = days(loads, today);
        if (days.isEmpty()) {
            return new Course.TooLittle(daysKnown(loads, today), HIDDEN_DAYS);
        }
        Day last = days.getLast();
        return new Course.Known(Fraction.of(last.mean28()), Fraction.of(last.mean7()), false);
    }

    private static int daysKnown(SortedMap<LocalDate, BigDecimal> loads, LocalDate today) {
        return loads.isEmpty() ? 0 : Math.max(0, Math.toIntExact(ChronoUnit.DAYS.between(loads.firstKey(), today)));
    }

    private static BigDecimal sum(SortedMap<LocalDate, BigDecimal> loads, Window week) {
        return loads.subMap(week.from(), week.to().plusDays(1)).values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** @param divisor N+1 */
    private record Trend(BigDecimal divisor) {
        private static final BigDecimal TWO = BigDecimal.valueOf(2);

        static Trend over(int days) {
            return new Trend(BigDecimal.valueOf(days + 1L));
        }

        /** lambda x load + (1 - lambda) x before. To 34 digits: exact fractions would grow by two digits a day. */
        BigDecimal after(BigDecimal before, BigDecimal load) {
            BigDecimal step = load.subtract(before).multiply(TWO).divide(divisor, MathContext.DECIMAL128);
            return before.add(step, MathContext.DECIMAL128);
        }
    }
}
