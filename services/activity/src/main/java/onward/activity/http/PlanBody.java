package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Reason;
import onward.activity.plan.ActivatePlan;
import onward.activity.plan.ActivatePlan.Prescription;
import onward.activity.plan.ActivatePlan.Prescription.FromTemplate;
import onward.activity.plan.ActivatePlan.Prescription.OwnItems;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PainBands;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;
import onward.kit.access.Caller;

/** A version of a plan to prescribe: by a template's name, or by items. */
record PlanBody(
        LocalDate effectiveFrom,
        Optional<String> template,
        Optional<List<Item>> items,
        Optional<List<PlanOverride>> overrides,
        Optional<Bands> painBands) {
    PlanBody {
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        items = items.map(List::copyOf);
        overrides = overrides.map(List::copyOf);
    }

    /** How pain after a session is judged, 0-10. */
    record Bands(Integer fineUpTo, Integer acceptableUpTo) {
        Bands {
            Objects.requireNonNull(fineUpTo, "fineUpTo");
            Objects.requireNonNull(acceptableUpTo, "acceptableUpTo");
        }
    }

    /** An item as a coach writes it: nothing in it is assumed. */
    record Item(
            String item,
            Optional<String> exercise,
            Category category,
            Optional<Boolean> perSide,
            Optional<Dose> dose,
            Frequency frequency) {
        Item {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(frequency, "frequency");
        }

        PlanItem planItem() {
            return new PlanItem(item, exercise, category, perSide.orElse(false), dose, frequency, List.of());
        }
    }

    ActivatePlan by(Caller caller, IfMatch ifMatch) {
        return new ActivatePlan(
                effectiveFrom,
                prescription(),
                overrides.orElse(List.of()),
                painBands.map(bands -> new PainBands(bands.fineUpTo(), bands.acceptableUpTo())),
                ifMatch,
                caller.personId());
    }

    private Prescription prescription() {
        if (template.isPresent() == items.isPresent()) {
            throw Problems.of(refused(Reason.REQUEST_MALFORMED, "A plan has either a template or items."))
                    .exception();
        }
        return template.<Prescription>map(FromTemplate::new)
                .orElseGet(() -> new OwnItems(
                        items.orElseThrow().stream().map(Item::planItem).toList()));
    }
}
