package onward.contracts.event;

import java.util.List;
import java.util.UUID;

/**
 * The coach stands by what a template had filled in. What is confirmed of an item is told once for each version of the plan
 * that assumed something of it until then.
 *
 * @param planVersion the version of the plan that it is about; it need not be the newest
 * @param items those of its items of which something was assumed until then, sorted
 */
public record AssumptionsConfirmed(int planVersion, List<String> items, UUID by) implements Event {
    public AssumptionsConfirmed {
        items = List.copyOf(items);
    }
}
