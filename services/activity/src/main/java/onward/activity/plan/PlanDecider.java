package onward.activity.plan;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.List;
import java.util.Optional;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Template;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.activity.plan.ActivatePlan.Prescription.FromTemplate;
import onward.activity.plan.ActivatePlan.Prescription.OwnItems;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.PlanItem;

/** Decides on new versions of a plan. */
public final class PlanDecider {
    private PlanDecider() {}

    /**
     * What comes of it, given the versions there are.
     *
     * @param heavyLoading whether the coach has allowed it
     */
    public static Decision decide(Plans plans, ActivatePlan command, Catalogue catalogue, boolean heavyLoading) {
        if (plans.newest().filter(newest -> says(newest.plan(), command)).isPresent()) {
            return repeated();
        }
        return switch (command.prescription()) {
            case FromTemplate(String name) ->
                catalogue
                        .template(name)
                        .map(template -> activate(
                                plans,
                                command,
                                Optional.of(name),
                                template.items().stream()
                                        .map(plans::notAskedAgain)
                                        .toList(),
                                catalogue,
                                heavyLoading))
                        .orElseGet(() -> noTemplate(name, catalogue));
            case OwnItems(List<PlanItem> items) ->
                activate(plans, command, Optional.empty(), items, catalogue, heavyLoading);
        };
    }

    private static Decision activate(
            Plans plans,
            ActivatePlan command,
            Optional<String> template,
            List<PlanItem> items,
            Catalogue catalogue,
            boolean heavyLoading) {
        Optional<Refused> refusal = Bounds.date(command.effectiveFrom(), "/effectiveFrom")
                .or(() -> ItemBounds.check(items))
                .or(() -> command.painBands().flatMap(BandBounds::check))
                .or(() -> PlanRules.firstBroken(items, command.overrides(), catalogue, heavyLoading))
                .or(() -> stale(plans, command));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return accepted(new PlanActivated(
                plans.newestNumber().orElse(0) + 1,
                command.effectiveFrom(),
                template,
                items,
                command.overrides(),
                PlanRules.warnings(items),
                command.by(),
                Optional.empty(),
                ItemExercises.of(items, catalogue),
                command.painBands()));
    }

    private static Optional<Refused> stale(Plans plans, ActivatePlan command) {
        return command.ifMatch().holds(plans.newestNumber())
                ? Optional.empty()
                : Optional.of(refused(
                        Reason.PLAN_STALE_VERSION,
                        plans.newest()
                                .map(newest -> "The newest version of the plan is " + newest.number() + ".")
                                .orElse("There is no plan yet.")));
    }

    private static Refused noTemplate(String name, Catalogue catalogue) {
        List<String> known =
                catalogue.templates().stream().map(Template::template).toList();
        return refused(
                Reason.PLAN_UNKNOWN_TEMPLATE,
                "There is no template " + Bounds.quoted(name) + "; there is " + String.join(", ", known) + ".",
                "/template");
    }

    /** A plan made of a template is what it was called: a template that has changed since makes it no other body. */
    private static boolean says(PlanActivated plan, ActivatePlan command) {
        boolean sameItems = switch (command.prescription()) {
            case FromTemplate(String name) -> plan.template().equals(Optional.of(name));
            case OwnItems(List<PlanItem> items) ->
                plan.template().isEmpty() && SameItem.canonical(plan.items()).equals(SameItem.canonical(items));
        };
        return sameItems
                && plan.flareOf().isEmpty()
                && plan.effectiveFrom().equals(command.effectiveFrom())
                && plan.overrides().equals(command.overrides())
                && plan.painBands().equals(command.painBands());
    }
}
