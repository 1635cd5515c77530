package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;

/**
 * A new version of the client's plan.
 *
 * @param planVersion 1, 2, ... in the order of activation
 * @param effectiveFrom the first local date on which it can be in force; may lie in the past
 * @param template the template the items came from, if one was named
 * @param overrides the rules the coach set aside knowingly, sorted
 * @param warnings codes of what was noticed but not refused
 */
public record PlanActivated(
        int planVersion,
        LocalDate effectiveFrom,
        Optional<String> template,
        List<PlanItem> items,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PlanOverride> overrides,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> warnings,
        UUID by)
        implements Event {

    public PlanActivated {
        items = List.copyOf(items);
        overrides = List.copyOf(overrides);
        warnings = List.copyOf(warnings);
    }
}
