package onward.activity.plan;

import static onward.activity.decision.Decision.refused;
import static onward.activity.decision.Decision.repeated;

import java.util.List;
import java.util.Optional;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.Event;
import onward.contracts.value.PlanItem;

/** Decides on confirming what a template assumed. */
public final class ConfirmationDecider {
    private static final int MOST_ITEMS = 50;

    private ConfirmationDecider() {}

    /**
     * What comes of it. The one in force need not be the newest, and one that is not in force yet may come to be: what is
     * confirmed of an item is confirmed in every version that still assumes something of it, and told of each. Of what
     * nothing is assumed any more, there is nothing left to say.
     */
    public static Decision decide(Plans plans, ConfirmAssumptions command) {
        if (plans.newest().isEmpty()) {
            return refused(Reason.PLAN_NONE, "There is no plan yet.");
        }
        Optional<Refused> refusal = Bounds.size(command.items().size(), 1, MOST_ITEMS, "/items")
                .or(() -> Bounds.each(command.items(), "/items", item -> isKnown(item, plans)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<Event> confirmed = plans.versions().stream()
                .flatMap(version -> confirmed(plans, version, command).stream())
                .toList();
        return confirmed.isEmpty() ? repeated() : new Accepted(confirmed);
    }

    private static Optional<Event> confirmed(Plans plans, PlanVersion version, ConfirmAssumptions command) {
        List<String> open = plans.items(version).stream()
                .filter(item -> !item.assumed().isEmpty())
                .map(PlanItem::item)
                .filter(command.items()::contains)
                .sorted()
                .toList();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(new AssumptionsConfirmed(version.number(), open, command.by()));
    }

    /** An item of any version. One that was confirmed may have left the plan since: to say so again is a repeat. */
    private static Optional<Refused> isKnown(String item, Plans plans) {
        return plans.versions().stream()
                        .flatMap(version -> version.plan().items().stream())
                        .anyMatch(one -> one.item().equals(item))
                ? Optional.empty()
                : Optional.of(
                        refused(Reason.PLAN_UNKNOWN_ITEM, "The plan has no item " + Bounds.quoted(item) + ".", ""));
    }
}
