package onward.activity.plan;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.value.PlanItem;

/** Decides on confirming what a template assumed. */
public final class ConfirmationDecider {
    private static final int MOST_ITEMS = 50;

    private ConfirmationDecider() {}

    /** What comes of it. Of what nothing is assumed any more, there is nothing left to say. */
    public static Decision decide(Plans plans, ConfirmAssumptions command) {
        return plans.newest()
                .map(newest -> decide(plans, newest, command))
                .orElseGet(() -> refused(Reason.PLAN_NONE, "There is no plan yet."));
    }

    private static Decision decide(Plans plans, PlanVersion newest, ConfirmAssumptions command) {
        Map<String, PlanItem> items =
                plans.items(newest).stream().collect(Collectors.toMap(PlanItem::item, item -> item));
        Optional<Refused> refusal = Bounds.size(command.items().size(), 1, MOST_ITEMS, "/items")
                .or(() -> Bounds.each(command.items(), "/items", item -> isKnown(item, items, plans)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<String> open = command.items().stream()
                .distinct()
                .filter(item ->
                        items.containsKey(item) && !items.get(item).assumed().isEmpty())
                .sorted()
                .toList();
        return open.isEmpty() ? repeated() : accepted(new AssumptionsConfirmed(newest.number(), open, command.by()));
    }

    /** One that was confirmed may have left the plan since: to say so again is a repeat. */
    private static Optional<Refused> isKnown(String item, Map<String, PlanItem> items, Plans plans) {
        return items.containsKey(item) || plans.confirmation(item).isPresent()
                ? Optional.empty()
                : Optional.of(
                        refused(Reason.PLAN_UNKNOWN_ITEM, "The plan has no item " + Bounds.quoted(item) + ".", ""));
    }
}
