package onward.progress.adherence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One local date of a client: what was in force and what was done.
 *
 * @param plan the plan in force; absent when the date is inactive (excused, paused, before the first plan)
 * @param performed what was done, in time
 */
record Day(LocalDate date, Optional<PlanVersion> plan, List<Performance> performed) {

    boolean isActive() {
        return plan.isPresent();
    }

    /** What was done for items of the plan in force, judged by it. */
    Stream<Credited> credited() {
        return plan.stream().flatMap(version -> performed.stream().flatMap(done -> credited(done, version)));
    }

    /** Whether something was done that the plan in force does not speak of. */
    boolean hasSomethingOutsideThePlan() {
        return plan.isPresent()
                && performed.stream()
                        .anyMatch(done -> plan.get().item(done.entry().item()).isEmpty());
    }

    private static Stream<Credited> credited(Performance done, PlanVersion plan) {
        return plan.item(done.entry().item()).stream()
                .map(item -> new Credited(done, item, Credit.of(done.entry(), item)));
    }
}
