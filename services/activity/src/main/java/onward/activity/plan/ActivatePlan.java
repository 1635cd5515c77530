package onward.activity.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import onward.activity.decision.IfMatch;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;

/**
 * Prescribe a new version of the plan.
 *
 * @param overrides the rules the coach sets aside knowingly; one that is not needed does no harm
 * @param ifMatch the number of the newest version, as the coach knows it
 */
public record ActivatePlan(
        LocalDate effectiveFrom, Prescription prescription, List<PlanOverride> overrides, IfMatch ifMatch, UUID by) {

    public ActivatePlan {
        overrides = overrides.stream().distinct().sorted().toList();
    }

    /** Where the items come from. */
    public sealed interface Prescription {
        /** A template of the catalogue, as it is. */
        record FromTemplate(String template) implements Prescription {}

        /** The coach's own. */
        record OwnItems(List<PlanItem> items) implements Prescription {
            public OwnItems {
                items = List.copyOf(items);
            }
        }
    }
}
