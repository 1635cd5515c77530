package onward.progress.adherence;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import onward.contracts.value.PlanItem;

/**
 * What one date adds to the slots of an item: what it makes due, what was done for it, and what of that earned nothing.
 *
 * @param planVersion the version of the plan in force
 * @param item with the dose and the frequency in force
 * @param counted the performances that fill slots, the best first
 */
public record Part(
        LocalDate date, int planVersion, PlanItem item, Fraction due, List<Credited> counted, List<Ignored> ignored) {

    /** Of a daily item: the best performances fill so many slots. */
    static Part daily(Day day, PlanVersion plan, PlanItem item, int slots) {
        List<Credited> done = done(day, item);
        return of(
                day,
                plan,
                item,
                Fraction.of(slots),
                done.stream().limit(slots).toList(),
                done.stream().skip(slots).map(more -> Ignored.surplus(more, slots)));
    }

    /** Of a weekly item: the best performance counts. */
    static Part weekly(Day day, PlanVersion plan, PlanItem item, Fraction due) {
        List<Credited> done = done(day, item);
        return of(
                day,
                plan,
                item,
                due,
                done.stream().limit(1).toList(),
                done.stream().skip(1).map(Ignored::notTheBest));
    }

    private static Part of(
            Day day, PlanVersion plan, PlanItem item, Fraction due, List<Credited> counted, Stream<Ignored> beyond) {
        Stream<Ignored> nothing =
                day.done(item).filter(done -> !done.credit().isPositive()).map(Ignored::withoutCredit);
        Stream<Ignored> linked = day.linked(item).map(Ignored::linked);
        return new Part(
                day.date(),
                plan.version(),
                item,
                due,
                counted,
                Stream.of(beyond, nothing, linked).flatMap(ignored -> ignored).toList());
    }

    /** What gives some credit, the best first and else in time. */
    private static List<Credited> done(Day day, PlanItem item) {
        return day.done(item)
                .filter(done -> done.credit().isPositive())
                .sorted(Credited.BEST_FIRST)
                .toList();
    }

    /** What was done of it, which may be more than a week makes due. */
    public Fraction done() {
        return Credit.sum(counted.stream().map(Credited::credit).toList());
    }
}
