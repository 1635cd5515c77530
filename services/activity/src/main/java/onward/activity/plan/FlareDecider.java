package onward.activity.plan;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.activity.catalogue.Catalogue;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PlanItem;

/** Decides on flare variants: in a flare the plan is modified, not stopped. */
public final class FlareDecider {
    private FlareDecider() {}

    /** What comes of it, given the versions there are. A variant of a variant is one of what that was made of. */
    public static Decision decide(Plans plans, ActivateFlare command, Catalogue catalogue) {
        if (plans.newest()
                .filter(newest -> isVariantFrom(newest, command.from()))
                .isPresent()) {
            return repeated();
        }
        Optional<Refused> noDate = Bounds.date(command.from(), "/from");
        if (noDate.isPresent()) {
            return noDate.get();
        }
        return plans.inForceOn(command.from())
                .flatMap(version -> made(plans, version))
                .<Decision>map(base -> activate(plans, base, command, catalogue))
                .orElseGet(() -> refused(Reason.PLAN_NONE, "No plan is in force on " + command.from() + "."));
    }

    private static boolean isVariantFrom(PlanVersion version, LocalDate from) {
        return version.plan().flareOf().isPresent() && version.effectiveFrom().equals(from);
    }

    private static Optional<PlanVersion> made(Plans plans, PlanVersion version) {
        Optional<Integer> base = version.plan().flareOf();
        return base.isPresent() ? plans.numbered(base.get()) : Optional.of(version);
    }

    private static Decision activate(Plans plans, PlanVersion base, ActivateFlare command, Catalogue catalogue) {
        List<PlanItem> items = FlareVariant.of(plans.items(base), catalogue).stream()
                .map(plans::notAskedAgain)
                .toList();
        return accepted(new PlanActivated(
                plans.newestNumber().orElse(0) + 1,
                command.from(),
                Optional.empty(),
                items,
                List.of(),
                PlanRules.warnings(items),
                command.by(),
                Optional.of(base.number()),
                ItemExercises.of(items, catalogue),
                base.plan().painBands()));
    }
}
