package onward.activity.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.decision.IfMatch;
import onward.contracts.value.PainBands;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;

/**
 * Prescribe a new version of the plan.
 *
 * @param overrides the rules the coach sets aside knowingly; one that is not needed does no harm
 * @param painBands how pain after a session is judged under it, if otherwise than usual
 * @param ifMatch the number of the newest version, as the coach knows it
 */
public record ActivatePlan(
        LocalDate effectiveFrom,
        Prescription prescription,
        List<PlanOverride> overrides,
        Optional<PainBands> painBands,
        IfMatch ifMatch,
        UUID by) {

    /** The usual bands are those of a plan that says none. */
    public ActivatePlan {
        painBands = painBands.filter(bands -> !bands.equals(PainBands.USUAL));
        overrides = overrides.stream().distinct().sorted().toList();
    }

    /** With the usual bands. */
    public ActivatePlan(
            LocalDate effectiveFrom,
            Prescription prescription,
            List<PlanOverride> overrides,
            IfMatch ifMatch,
            UUID by) {
        this(effectiveFrom, prescription, overrides, Optional.empty(), ifMatch, by);
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
