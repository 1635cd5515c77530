package onward.progress.measures;

import java.time.Instant;
import java.time.LocalDate;
import onward.progress.adherence.Fraction;

/**
 * Pain on one local date: the mean of the date's readings, 0-10 numeric rating.
 *
 * @param lastAt when the last of them was
 */
public record DailyPain(LocalDate date, Fraction value, Instant lastAt) {

    /** The mean of so many readings with that sum. */
    public static DailyPain of(LocalDate date, long sum, long readings, Instant lastAt) {
        return new DailyPain(date, Fraction.of(sum, readings), lastAt);
    }
}
