package onward.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** What a comparison came to; the first side is what the others are measured against. */
record Result(String what, List<Side> sides) {

    /**
     * One side over all rounds, in milliseconds.
     *
     * @param least of the rounds' medians
     * @param most of the rounds' medians
     * @param ratio of the medians, to the first side
     * @param leastRatio of the rounds
     * @param mostRatio of the rounds
     */
    record Side(
            String name,
            long count,
            double median,
            double p99,
            double least,
            double most,
            double ratio,
            double leastRatio,
            double mostRatio) {}

    /** @param rounds of each side a histogram */
    static Result of(Comparison comparison, List<List<Histogram>> rounds) {
        List<Side> sides = IntStream.range(0, comparison.sides().size())
                .mapToObj(side -> side(comparison.sides().get(side).name(), side, rounds))
                .toList();
        return new Result(comparison.what(), sides);
    }

    private static Side side(String name, int side, List<List<Histogram>> rounds) {
        Histogram all = merged(side, rounds);
        double[] medians =
                rounds.stream().mapToDouble(round -> median(round.get(side))).toArray();
        double[] ratios = rounds.stream()
                .mapToDouble(round -> median(round.get(side)) / median(round.getFirst()))
                .toArray();
        return new Side(
                name,
                all.getTotalCount(),
                median(all),
                milliseconds(all.getValueAtPercentile(99)),
                least(medians),
                most(medians),
                median(all) / median(merged(0, rounds)),
                least(ratios),
                most(ratios));
    }

    private static Histogram merged(int side, List<List<Histogram>> rounds) {
        Histogram all = rounds.getFirst().get(side).copy();
        rounds.stream().skip(1).forEach(round -> all.add(round.get(side)));
        return all;
    }

    private static double median(Histogram histogram) {
        return milliseconds(histogram.getValueAtPercentile(50));
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    /** In Markdown, times in milliseconds. */
    static String table(List<Result> results) {
        var table = new StringBuilder("""
                | what | side | median ms | p99 ms | medians of rounds | ratio | of rounds |
                |---|---|---|---|---|---|---|
                """);
        for (Result result : results) {
            boolean first = true;
            for (Result.Side side : result.sides()) {
                String ratio = first
                        ? "| |"
                        : String.format(
                                Locale.ROOT,
                                "| **%.2f** | %.2f-%.2f |",
                                side.ratio(),
                                side.leastRatio(),
                                side.mostRatio());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.2f | %.2f | %.2f-%.2f %s%n",
                        first ? result.what() : "",
                        side.name(),
                        side.median(),
                        side.p99(),
                        side.least(),
                        side.most(),
                        ratio));
                first = false;
            }
        }
        return table.toString();
    }
}
