package onward.activity.http;

import java.util.List;
import onward.activity.studio.StudioState.OwnTemplate;
import onward.contracts.event.TemplateDefined;
import onward.contracts.value.PlanItem;

/**
 * A template of the studio's own, told as those of the data files.
 *
 * @param own always true; those that Onward brings do not say
 */
record OwnTemplateView(
        String template, String name, String description, List<PlanItem> items, boolean own, int revision) {
    static OwnTemplateView of(OwnTemplate template) {
        TemplateDefined defined = template.defined();
        return new OwnTemplateView(
                defined.template(), defined.name(), defined.description(), defined.items(), true, defined.revision());
    }
}
