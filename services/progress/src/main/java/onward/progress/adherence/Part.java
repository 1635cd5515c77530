package onward.progress.adherence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
        return of(day, plan, item, Fraction.of(slots), slots, more -> Ignored.surplus(more, slots));
    }

    /** Of a weekly item: the best performance counts. */
    static Part weekly(Day day, PlanVersion plan, PlanItem item, Fraction due) {
        return of(day, plan, item, due, 1, Ignored::notTheBest);
    }

    /**
     * What gives some credit counts, the best first and else in time.
     *
     * @param most of them
     * @param beyond why those beyond are ignored
     */
    private static Part of(
            Day day, PlanVersion plan, PlanItem item, Fraction due, int most, Function<Credited, Ignored> beyond) {
        List<Credited> done = day.done(item).toList();
        List<Credited> credited = done.stream()
                .filter(one -> one.credit().isPositive())
                .sorted(Credited.BEST_FIRST)
                .toList();
        List<Ignored> ignored = new ArrayList<>();
        credited.stream().skip(most).map(beyond).forEach(ignored::add);
        done.stream()
                .filter(one -> !one.credit().isPositive())
                .map(Ignored::withoutCredit)
                .forEach(ignored::add);
        day.linked(item).map(Ignored::linked).forEach(ignored::add);
        return new Part(
                day.date(),
                plan.version(),
                item,
                due,
                credited.stream().limit(most).toList(),
                List.copyOf(ignored));
    }

    /** What was done of it, which may be more than a week makes due. */
    public Fraction done() {
        return Credit.sum(counted.stream().map(Credited::credit).toList());
    }
}
