package onward.progress.adherence;

import java.time.LocalDate;

/**
 * Both streaks as they count back from a date that is over, for a walk that comes from later dates to go on with.
 *
 * @param upTo the first date that was counted, going back
 * @param since the last one
 */
public record PastStreaks(LocalDate upTo, LocalDate since, Count moving, Count onPlan) {
    /**
     * One of the two.
     *
     * @param ended whether it met a miss; if not, nothing is due before it
     */
    public record Count(int hits, boolean ended) {}
}
