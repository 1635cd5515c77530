package onward.activity.catalogue;

import java.util.List;
import onward.contracts.value.PlanItem;

/**
 * A plan to start from.
 *
 * @param template its name for programs, such as {@code keep-moving}
 * @param items each with the fields that its author assumed, for the coach to confirm
 */
public record Template(String template, String name, String description, List<PlanItem> items) {
    public Template {
        items = List.copyOf(items);
    }
}
