package onward.activity.studio;

import java.util.List;
import java.util.UUID;
import onward.contracts.value.PlanItem;

/** Say what a template of the studio's own is. */
public record DefineTemplate(String template, String name, String description, List<PlanItem> items, UUID by) {
    public DefineTemplate {
        items = List.copyOf(items);
    }
}
