package onward.progress.adherence;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Side;

/**
 * The best sets, of each side where the dose is meant for each.
 *
 * @param sides one without a name where the dose has no sides
 * @param sets that are prescribed of each side
 * @param target of each set
 * @param unit of the target, as it is written behind it
 */
record SetsCredit(List<SideDone> sides, int sets, int target, String unit) implements Credit {

    /**
     * What was done on one side.
     *
     * @param best as many as are prescribed, the best first
     * @param more sets beyond them
     */
    record SideDone(Optional<Side> side, List<Integer> best, long more) {
        static SideDone best(
                List<PerformedSet> all,
                Optional<Side> side,
                int count,
                Function<PerformedSet, Optional<Integer>> measure) {
            List<Integer> done = all.stream()
                    .filter(set -> side.isEmpty() || set.side().equals(side))
                    .map(set -> measure.apply(set).orElse(0))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            return new SideDone(
                    side,
                    done.stream().limit(count).toList(),
                    done.stream().skip(count).count());
        }

        private String inWords() {
            String sets =
                    best.isEmpty() ? "none" : best.stream().map(String::valueOf).collect(joining(","));
            return side.map(name -> name.name().substring(0, 1).toUpperCase(Locale.ROOT) + " ")
                            .orElse("")
                    + sets;
        }
    }

    @Override
    public Fraction value() {
        Fraction prescribed = Fraction.of(target);
        return Credit.sum(sides.stream()
                        .flatMap(side -> side.best().stream())
                        .map(done -> Credit.share(Fraction.of(done), prescribed))
                        .toList())
                .dividedBy(Fraction.of((long) sets * sides.size()));
    }

    @Override
    public String inWords() {
        String done = sides.stream().map(SideDone::inWords).collect(joining(" "));
        return done + " of " + sets + " x " + target + unit + " = " + value() + beyond();
    }

    private String beyond() {
        long more = sides.stream().mapToLong(SideDone::more).sum();
        return more == 0 ? "" : more == 1 ? "; 1 set more does not count" : "; " + more + " sets more do not count";
    }
}
