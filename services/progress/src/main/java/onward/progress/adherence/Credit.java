package onward.progress.adherence;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import onward.contracts.value.Side;

/** How much of one slot one performance fills, from 0 to 1, by the dose in force (domain: section 3, 3). */
final class Credit {
    private Credit() {}

    /** The credit of what was done for that item. What was logged in another measure than the dose's earns nothing. */
    static Fraction of(Entry done, PlanItem item) {
        return item.dose()
                .filter(Credit::asksForSomething)
                .map(dose -> of(done, dose, item.perSide()))
                .orElse(Fraction.ONE);
    }

    private static Fraction of(Entry done, Dose prescribed, boolean perSide) {
        return switch (prescribed) {
            case Dose.Minutes dose -> ofMinutes(done, dose.minutes());
            case Dose.Reps dose -> ofSets(done, perSide, dose.sets(), dose.reps(), PerformedSet::reps);
            case Dose.Hold dose -> ofSets(done, perSide, dose.sets(), dose.holdSeconds(), PerformedSet::holdSeconds);
        };
    }

    /** A lower bound of nothing is as good as no dose; there is nothing to divide by. */
    private static boolean asksForSomething(Dose dose) {
        return switch (dose) {
            case Dose.Minutes(BigDecimal minutes) -> minutes.signum() > 0;
            case Dose.Reps(Range sets, Range reps) -> sets.from() > 0 && reps.from() > 0;
            case Dose.Hold(Range sets, Range holdSeconds) -> sets.from() > 0 && holdSeconds.from() > 0;
        };
    }

    private static Fraction ofMinutes(Entry done, BigDecimal prescribed) {
        return switch (done) {
            case Entry.Timed timed -> share(Fraction.of(timed.minutes()), Fraction.of(prescribed));
            case Entry.Sets _ -> Fraction.ZERO;
        };
    }

    private static Fraction ofSets(
            Entry done,
            boolean perSide,
            Range prescribedSets,
            Range prescribedInOne,
            Function<PerformedSet, Optional<Integer>> measure) {
        return switch (done) {
            case Entry.Timed _ -> Fraction.ZERO;
            case Entry.Sets performed -> {
                int sets = prescribedSets.from();
                Fraction target = Fraction.of(prescribedInOne.from());
                yield sides(performed.sets(), perSide)
                        .map(side -> best(side, sets, target, measure))
                        .reduce(Fraction.ZERO, Fraction::plus)
                        .dividedBy(Fraction.of((long) sets * (perSide ? 2 : 1)));
            }
        };
    }

    private static Stream<List<PerformedSet>> sides(List<PerformedSet> sets, boolean perSide) {
        return perSide
                ? Stream.of(Side.values())
                        .map(side -> sets.stream()
                                .filter(set -> set.side().filter(side::equals).isPresent())
                                .toList())
                : Stream.of(sets);
    }

    private static Fraction best(
            List<PerformedSet> sets, int count, Fraction target, Function<PerformedSet, Optional<Integer>> measure) {
        return sets.stream()
                .map(set -> share(Fraction.of(measure.apply(set).orElse(0)), target))
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private static Fraction share(Fraction done, Fraction prescribed) {
        return done.dividedBy(prescribed).min(Fraction.ONE);
    }
}
