package onward.progress.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Fraction;

/**
 * How much daily life is held up: the count of ticked statements, 0-24, less is better (Roland &amp; Fairbank 2000). The
 * first score is compared with the latest; meaningful from 5 points or 30 % on (Ostelo 2008).
 */
public final class RolandMorris {
    private static final int SCORES = 2;
    private static final Improvement IMPROVEMENT = new Improvement(Fraction.of(5));

    private RolandMorris() {}

    /**
     * One filled in questionnaire.
     *
     * @param ticked how many of the 24 statements
     */
    public record Score(LocalDate date, Instant at, int ticked) {}

    /**
     * The first score and the latest.
     *
     * @param scores all, in order
     */
    public static Course course(List<Score> scores) {
        if (scores.size() < SCORES) {
            return new Course.TooLittle(scores.size(), SCORES);
        }
        return new Course.Known(
                value(scores.getFirst()), value(scores.getLast()), isImproved(scores.getFirst(), scores.getLast()));
    }

    /** The first score that was a meaningful improvement; empty if there was none. */
    public static Optional<Score> improved(List<Score> scores) {
        return scores.stream()
                .filter(score -> isImproved(scores.getFirst(), score))
                .findFirst();
    }

    private static boolean isImproved(Score first, Score later) {
        return IMPROVEMENT.isMeaningful(value(first), value(later));
    }

    private static Fraction value(Score score) {
        return Fraction.of(score.ticked());
    }
}
