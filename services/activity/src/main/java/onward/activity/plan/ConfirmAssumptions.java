package onward.activity.plan;

import java.util.List;
import java.util.UUID;

/** Stand by what was assumed of these items, in whichever version of the plan. */
public record ConfirmAssumptions(List<String> items, UUID by) {
    public ConfirmAssumptions {
        items = List.copyOf(items);
    }
}
