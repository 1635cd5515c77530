package onward.progress.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.value.PainBands.Band;
import onward.progress.adherence.Fraction;

/**
 * How pain answers to sessions: what it was after each, by the plan's bands, and whether it rose by the next day
 * (pain-monitoring model). Baseline: the mean of pain after the first 7 sessions that told it. Current: the same of the
 * last 7. No threshold is used for the change.
 */
public final class PainResponse {
    /** Sessions that a baseline takes, and a current figure. */
    public static final int SESSIONS = 7;

    private static final Fraction A_RISE = Fraction.of(2);

    private PainResponse() {}

    /**
     * Pain after one session.
     *
     * @param endedAt when the session ended
     * @param pain 0-10 numeric rating
     */
    public record After(UUID sessionId, LocalDate date, Instant endedAt, int pain, Band band) {}

    /**
     * A daily value that is 2 points or more above that of the date before.
     *
     * @param day the date of the higher value
     * @param points how much higher
     */
    public record Rise(DailyPain day, Fraction points) {}

    /**
     * From the first sessions to the last.
     *
     * @param sessions those that told pain after, in order
     */
    public static Course course(List<After> sessions) {
        int count = sessions.size();
        if (count < SESSIONS) {
            return new Course.TooLittle(count, SESSIONS);
        }
        return new Course.Known(
                mean(sessions.subList(0, SESSIONS)), mean(sessions.subList(count - SESSIONS, count)), false);
    }

    /** Every rise from one date to the very next. */
    public static List<Rise> rises(List<DailyPain> days) {
        return IntStream.range(1, days.size())
                .mapToObj(index -> rise(days.get(index - 1), days.get(index)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Rise> rise(DailyPain before, DailyPain day) {
        return Optional.of(new Rise(day, day.value().minus(before.value())))
                .filter(rise -> before.date().plusDays(1).equals(day.date()))
                .filter(rise -> rise.points().isAtLeast(A_RISE));
    }

    private static Fraction mean(List<After> sessions) {
        return Fraction.of(sessions.stream().mapToLong(After::pain).sum(), sessions.size());
    }
}
