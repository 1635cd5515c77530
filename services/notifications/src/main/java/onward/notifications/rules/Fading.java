package onward.notifications.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * Reminders become rarer when they are not answered: each that no log follows on its day doubles the days until the next,
 * from every day to every sixteenth. One that is answered makes it every day again.
 */
public final class Fading {
    private static final int MOST_DOUBLINGS = 4;

    private Fading() {}

    /** A reminder that went: on which local date, and whether something was logged after it on that date. */
    public record Reminded(LocalDate on, boolean followed) {}

    /**
     * Whether another may go on that date.
     *
     * @param before the reminders that went, the latest first; more than five change nothing
     */
    public static boolean allows(LocalDate date, List<Reminded> before) {
        if (before.isEmpty()) {
            return true;
        }
        long unanswered = before.stream()
                .takeWhile(reminded -> !reminded.followed())
                .limit(MOST_DOUBLINGS)
                .count();
        return !date.isBefore(before.getFirst().on().plusDays(1L << unanswered));
    }
}
