package onward.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Measures comparisons in rounds. The sides take turns at every single step, so that whatever else the machine does hits
 * all of them alike; only what they have to do with each other can be believed on a busy machine. One thing is done at a
 * time and nothing waits for a schedule, so there is no omission to correct: what is timed is the time of service.
 *
 * @param warmUp steps of each side before the first round, not recorded
 * @param steps of each side in a round
 */
record Rounds(int rounds, int warmUp, int steps) {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;

    List<Result> run(List<Comparison> comparisons) throws Exception {
        var turns = new int[comparisons.size()];
        for (int at = 0; at < comparisons.size(); at++) {
            turns[at] = take(comparisons.get(at), 0, warmUp, empty(comparisons.get(at)));
        }
        List<List<List<Histogram>>> recorded = comparisons.stream()
                .<List<List<Histogram>>>map(_ -> new ArrayList<>())
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (int at = 0; at < comparisons.size(); at++) {
                List<Histogram> histograms = empty(comparisons.get(at));
                turns[at] = take(comparisons.get(at), turns[at], steps, histograms);
                recorded.get(at).add(histograms);
            }
        }
        return IntStream.range(0, comparisons.size())
                .mapToObj(at -> Result.of(comparisons.get(at), recorded.get(at)))
                .toList();
    }

    private static int take(Comparison comparison, int firstTurn, int steps, List<Histogram> into) throws Exception {
        int sides = comparison.sides().size();
        for (int turn = firstTurn; turn < firstTurn + steps; turn++) {
            for (int place = 0; place < sides; place++) {
                // Each side comes first equally often.
                int side = (turn + place) % sides;
                Probe.Action action = comparison.sides().get(side).probe().prepare(turn);
                long before = System.nanoTime();
                action.run();
                into.get(side).recordValue(Math.min(System.nanoTime() - before, LONGEST));
            }
        }
        return firstTurn + steps;
    }

    private static List<Histogram> empty(Comparison comparison) {
        return comparison.sides().stream()
                .map(_ -> new Histogram(LONGEST, DIGITS))
                .toList();
    }
}
