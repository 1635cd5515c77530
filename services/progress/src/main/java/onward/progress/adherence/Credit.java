package onward.progress.adherence;

import java.math.BigDecimal;
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

/**
 * How much of one slot one performance fills, from 0 to 1, by the dose in force, and how that comes about.
 */
public sealed interface Credit permits OpenDoseCredit, MinutesCredit, SetsCredit, OtherMeasureCredit {

    Fraction value();

    /** As a coach reads it: {@code "7 of 10 min = 7/10"}. */
    String inWords();

    /** The credit of what was done for that item. What was logged in another measure than the dose's earns nothing. */
    static Credit of(Entry done, PlanItem item) {
        return item.dose()
                .filter(Credit::asksForSomething)
                .<Credit>map(dose -> of(done, dose, item.perSide()))
                .orElseGet(OpenDoseCredit::new);
    }

    private static Credit of(Entry done, Dose prescribed, boolean perSide) {
        return switch (prescribed) {
            case Dose.Minutes(BigDecimal minutes) -> ofMinutes(done, minutes);
            case Dose.Reps(Range sets, Range reps) ->
                ofSets(done, perSide, sets.from(), reps.from(), "", PerformedSet::reps);
            case Dose.Hold(Range sets, Range seconds) ->
                ofSets(done, perSide, sets.from(), seconds.from(), " s", PerformedSet::holdSeconds);
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

    private static Credit ofMinutes(Entry done, BigDecimal prescribed) {
        return switch (done) {
            case Entry.Timed timed -> new MinutesCredit(timed.minutes(), prescribed);
            case Entry.Sets _ -> new OtherMeasureCredit("minutes");
        };
    }

    private static Credit ofSets(
            Entry done,
            boolean perSide,
            int sets,
            int target,
            String unit,
            Function<PerformedSet, Optional<Integer>> measure) {
        OtherMeasureCredit other = new OtherMeasureCredit(unit.isEmpty() ? "repetitions" : "seconds held");
        return switch (done) {
            case Entry.Timed _ -> other;
            case Entry.Sets performed
            when performed.sets().stream().map(measure).allMatch(Optional::isEmpty) -> other;
            case Entry.Sets performed ->
                new SetsCredit(
                        sides(perSide)
                                .map(side -> SetsCredit.SideDone.best(performed.sets(), side, sets, measure))
                                .toList(),
                        sets,
                        target,
                        unit);
        };
    }

    private static Stream<Optional<Side>> sides(boolean perSide) {
        return perSide ? Stream.of(Side.values()).map(Optional::of) : Stream.of(Optional.empty());
    }

    /** Of what was prescribed, at most all of it. */
    static Fraction share(Fraction done, Fraction prescribed) {
        return done.dividedBy(prescribed).min(Fraction.ONE);
    }

    /** The sum of them all. */
    static Fraction sum(List<Fraction> all) {
        return all.stream().reduce(Fraction.ZERO, Fraction::plus);
    }
}
