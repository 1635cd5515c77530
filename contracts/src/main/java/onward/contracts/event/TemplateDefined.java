package onward.contracts.event;

import java.util.List;
import java.util.UUID;
import onward.contracts.value.PlanItem;

/**
 * What a template of the studio's own is; replaces what was said before. Plans that were made of it stay as they are. In
 * the studio's stream.
 *
 * @param template its slug
 * @param revision 1, 2, ...; the highest counts
 */
public record TemplateDefined(
        String template, String name, String description, List<PlanItem> items, int revision, UUID by)
        implements Event {

    public TemplateDefined {
        items = List.copyOf(items);
    }
}
