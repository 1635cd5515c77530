package onward.progress.adherence;

import java.util.List;
import java.util.stream.Stream;
import onward.contracts.value.Category;

/**
 * The slots that one item makes due on one date or in one week, and what filled them.
 *
 * @param window the date, or the part of the week
 * @param parts date by date: of a daily item one, of a weekly item one for each date that makes some of it due
 */
public record FilledSlots(String item, Category category, Window window, Score score, List<Part> parts) {

    /** The performances that earned the score. */
    public List<Credited> filledBy() {
        return parts.stream().flatMap(part -> part.counted().stream()).toList();
    }

    /** What was done for them and earned nothing. */
    public Stream<Ignored> ignored() {
        return parts.stream().flatMap(part -> part.ignored().stream());
    }

    /** The score with the credits that it is the sum of: {@code "1 + 7/10 = 17/10 of 3"}. */
    public String inWords() {
        Fraction done = Credit.sum(parts.stream().map(Part::done).toList());
        String sum = Sum.of(filledBy().stream().map(Credited::credit).toList());
        return done.equals(score.earned())
                ? sum + " of " + score.due()
                : sum + ", of which no more is earned than the " + score.due() + " due";
    }
}
