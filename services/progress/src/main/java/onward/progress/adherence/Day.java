package onward.progress.adherence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;

/**
 * One local date of a client: what was in force and what was done.
 *
 * @param plan the plan in force; absent when the date is inactive (excused, paused, before the first plan)
 * @param absence why the date is inactive, if it is excused or paused
 * @param performed what was done and counts, in time
 * @param linked what devices saw of it too
 */
record Day(
        LocalDate date,
        Optional<PlanVersion> plan,
        Optional<Absence> absence,
        List<Performance> performed,
        List<Linked> linked) {

    boolean isActive() {
        return plan.isPresent();
    }

    /** What was done for that item, in time. */
    Stream<Credited> done(PlanItem item) {
        return performed.stream().filter(done -> done.isOf(item)).map(done -> Credited.of(done, item));
    }

    /** What devices saw of that item too. */
    Stream<Linked> linked(PlanItem item) {
        return linked.stream().filter(seen -> seen.performance().isOf(item));
    }

    /** What was done for items of the plan in force, judged by it. */
    Stream<Credited> credited() {
        return plan.stream()
                .flatMap(version -> performed.stream()
                        .flatMap(done ->
                                version.item(done.entry().item()).stream().map(item -> Credited.of(done, item))));
    }

    /** What was done that the plan in force does not speak of. */
    Stream<Performance> outsideThePlan() {
        return plan.stream()
                .flatMap(version -> performed.stream()
                        .filter(done -> version.item(done.entry().item()).isEmpty()));
    }

    /** What was done and is in none of the slots that the date makes due, with the reason. */
    Stream<Ignored> ignored() {
        return Stream.concat(
                performed.stream().flatMap(done -> whyIgnored(done).stream()),
                linked.stream()
                        .filter(seen -> whyIgnored(seen.performance()).isPresent())
                        .map(Ignored::linked));
    }

    private Optional<Ignored> whyIgnored(Performance done) {
        if (plan.isEmpty()) {
            return Optional.of(Ignored.inactive(done, absence));
        }
        Optional<PlanItem> item = plan.get().item(done.entry().item());
        if (item.isEmpty()) {
            return Optional.of(Ignored.notInThePlan(done, plan.get()));
        }
        return isDue(item.get().frequency()) ? Optional.empty() : Optional.of(Ignored.notDue(done));
    }

    private boolean isDue(Frequency frequency) {
        return switch (frequency) {
            case Frequency.PerDay daily -> daily.isDueOn(date.getDayOfWeek());
            case Frequency.PerWeek _ -> true;
        };
    }
}
