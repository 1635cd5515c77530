package onward.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one side came to over its rounds.
 *
 * @param p50 in milliseconds; empty where not each was timed
 * @param p99 in milliseconds; empty where not each was timed
 * @param ratio of what it does a second to what the floor does, round by round; the floor itself has none
 */
record Measure(
        String what,
        String side,
        Spread perSecond,
        Optional<Spread> p50,
        Optional<Spread> p99,
        Optional<Spread> ratio) {

    static Measure of(String what, String side, List<Load> rounds) {
        return of(what, side, rounds, Optional.empty());
    }

    /** Against a floor that was measured in the same rounds. */
    static Measure against(List<Load> floor, String what, String side, List<Load> rounds) {
        List<Double> ratios = IntStream.range(0, rounds.size())
                .mapToObj(round ->
                        rounds.get(round).perSecond() / floor.get(round).perSecond())
                .toList();
        return of(what, side, rounds, Optional.of(Spread.of(ratios)));
    }

    private static Measure of(String what, String side, List<Load> rounds, Optional<Spread> ratio) {
        return new Measure(
                what,
                side,
                Spread.of(rounds.stream().map(Load::perSecond).toList()),
                percentile(50, rounds),
                percentile(99, rounds),
                ratio);
    }

    private static Optional<Spread> percentile(double percentile, List<Load> rounds) {
        return rounds.stream().allMatch(Load::isTimed)
                ? Optional.of(Spread.of(
                        rounds.stream().map(load -> load.percentile(percentile)).toList()))
                : Optional.empty();
    }

    /** In Markdown, against a floor. */
    static String table(List<Measure> measures) {
        return table(measures, "the floor");
    }

    /** In Markdown, against that. */
    static String table(List<Measure> measures, String against) {
        var table = new StringBuilder("""
                | what | side | a second | p50 ms | p99 ms | ratio to %s |
                |---|---|---|---|---|---|
                """.formatted(against));
        String before = "";
        for (Measure measure : measures) {
            table.append("| ")
                    .append(measure.what.equals(before) ? "" : measure.what)
                    .append(" | ")
                    .append(measure.side)
                    .append(" | ")
                    .append(measure.perSecond.text("%,.0f"))
                    .append(" | ")
                    .append(text(measure.p50, "%.1f"))
                    .append(" | ")
                    .append(text(measure.p99, "%.1f"))
                    .append(" | ")
                    .append(text(measure.ratio, "%.2f"))
                    .append(" |\n");
            before = measure.what;
        }
        return table.toString();
    }

    private static String text(Optional<Spread> spread, String format) {
        return spread.map(known -> known.text(format)).orElse("");
    }
}
