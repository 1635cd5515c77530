package onward.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.PainBands;
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
 * @param flareOf of a flare variant, the number of the version that it is the gentler form of
 * @param exercises what the items are, each once; empty in events that were recorded before this was told
 * @param painBands how pain after a session is judged while it is in force; the usual bands if it says none
 */
public record PlanActivated(
        int planVersion,
        LocalDate effectiveFrom,
        Optional<String> template,
        List<PlanItem> items,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PlanOverride> overrides,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> warnings,
        UUID by,
        Optional<Integer> flareOf,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ItemExercise> exercises,

        Optional<PainBands> painBands)
        implements Event {

    public PlanActivated {
        items = List.copyOf(items);
        overrides = List.copyOf(overrides);
        warnings = List.copyOf(warnings);
        exercises = List.copyOf(exercises);
    }

    /** One with the usual bands. */
    public PlanActivated(
            int planVersion,
            LocalDate effectiveFrom,
            Optional<String> template,
            List<PlanItem> items,
            List<PlanOverride> overrides,
            List<String> warnings,
            UUID by,
            Optional<Integer> flareOf,
            List<ItemExercise> exercises) {
        this(
                planVersion,
                effectiveFrom,
                template,
                items,
                overrides,
                warnings,
                by,
                flareOf,
                exercises,
                Optional.empty());
    }

    /** One that is no flare variant, without telling what the items are. */
    public PlanActivated(
            int planVersion,
            LocalDate effectiveFrom,
            Optional<String> template,
            List<PlanItem> items,
            List<PlanOverride> overrides,
            List<String> warnings,
            UUID by) {
        this(planVersion, effectiveFrom, template, items, overrides, warnings, by, Optional.empty(), List.of());
    }
}
