package onward.local.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * One day of a story.
 *
 * @param number 0 is the day on which the demo was seeded, -1 the one before
 * @param pain 0-10, as it is felt that day
 */
record Day(int number, LocalDate date, int pain, Chance chance) {
    /** Eight weeks back. */
    static final int FIRST = -56;

    /** One of those on which whoever still moves has moved: a gap of two days would call for a mail at once. */
    boolean isOfLate() {
        return number >= -2;
    }

    boolean isBetween(int from, int to) {
        return from <= number && number <= to;
    }

    boolean isOneOf(DayOfWeek... days) {
        return Set.of(days).contains(date.getDayOfWeek());
    }
}
