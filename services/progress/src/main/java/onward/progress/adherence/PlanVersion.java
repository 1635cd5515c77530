package onward.progress.adherence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.PlanItem;

/**
 * One version of a client's plan.
 *
 * @param version 1, 2, ... in the order of activation
 * @param effectiveFrom the first local date on which it can be in force
 */
public record PlanVersion(int version, LocalDate effectiveFrom, List<PlanItem> items) {
    public PlanVersion {
        items = List.copyOf(items);
    }

    /** Whether the plan speaks of that item. */
    Optional<PlanItem> item(String id) {
        return items.stream().filter(item -> item.item().equals(id)).findFirst();
    }
}
