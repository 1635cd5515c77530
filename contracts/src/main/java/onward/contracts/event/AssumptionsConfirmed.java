package onward.contracts.event;

import java.util.List;
import java.util.UUID;

/**
 * The coach stands by what a template had filled in.
 *
 * @param planVersion the newest version of the plan at that moment
 * @param items those of its items of which something was assumed until then, sorted
 */
public record AssumptionsConfirmed(int planVersion, List<String> items, UUID by) implements Event {
    public AssumptionsConfirmed {
        items = List.copyOf(items);
    }
}
