package onward.activity.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import onward.contracts.value.PlanItem;

/**
 * What is otherwise in one version of a plan than in another. What means the same is not changed; that an assumption was
 * confirmed is no change.
 */
public record PlanDiff(List<PlanItem> added, List<PlanItem> removed, List<Changed> changed) {
    public PlanDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    /** An item that both have, as it was and as it is. */
    public record Changed(String item, PlanItem before, PlanItem after) {}

    /** From the one to the other. */
    public static PlanDiff between(List<PlanItem> from, List<PlanItem> to) {
        Map<String, PlanItem> before = byItem(from);
        Map<String, PlanItem> after = byItem(to);
        return new PlanDiff(
                to.stream().filter(item -> !before.containsKey(item.item())).toList(),
                from.stream().filter(item -> !after.containsKey(item.item())).toList(),
                to.stream()
                        .filter(item -> before.containsKey(item.item()))
                        .map(item -> new Changed(item.item(), before.get(item.item()), item))
                        .filter(one -> !SameItem.canonical(one.before()).equals(SameItem.canonical(one.after())))
                        .toList());
    }

    private static Map<String, PlanItem> byItem(List<PlanItem> items) {
        return items.stream().collect(Collectors.toMap(PlanItem::item, Function.identity()));
    }
}
