package onward.progress.adherence;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;

/** Sums as they are read aloud. Every one of them is exact: who evaluates it gets what stands behind the last "=". */
final class Sum {
    private Sum() {}

    /** {@code "1 + 7/10 = 17/10"}; of one or none just the number. */
    static String of(List<Fraction> all) {
        return all.size() < 2 ? Credit.sum(all).toString() : terms(all) + " = " + Credit.sum(all);
    }

    /** {@code "(5 + 7) / (7 + 7) = 6/7"}. */
    static String ratio(Collection<Score> scores) {
        Score whole = scores.stream().reduce(Score.NOTHING, Score::plus);
        return together(scores.stream().map(Score::earned).toList())
                + " / "
                + together(scores.stream().map(Score::due).toList())
                + " = "
                + whole.ratio();
    }

    /** {@code "(15/21 + 2/3) / 2 = 29/42"}: the mean, each ratio not yet reduced. */
    static String mean(Collection<Score> scores, Fraction mean) {
        String ratios = scores.stream().map(Sum::unreduced).collect(joining(" + "));
        return scores.size() == 1 ? ratios + " = " + mean : "(" + ratios + ") / " + scores.size() + " = " + mean;
    }

    private static String unreduced(Score score) {
        return inBrackets(score.earned()) + "/" + inBrackets(score.due());
    }

    private static String together(List<Fraction> all) {
        return all.size() == 1 ? inBrackets(all.getFirst()) : "(" + terms(all) + ")";
    }

    private static String terms(List<Fraction> all) {
        return all.stream().map(Fraction::toString).collect(joining(" + "));
    }

    private static String inBrackets(Fraction fraction) {
        return fraction.isWhole() ? fraction.toString() : "(" + fraction + ")";
    }
}
