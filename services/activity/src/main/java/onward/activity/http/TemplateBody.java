package onward.activity.http;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import onward.activity.studio.DefineTemplate;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;

/** A template of the studio's own. */
record TemplateBody(String name, String description, List<Item> items) {
    TemplateBody {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        items = List.copyOf(items);
    }

    /**
     * An item as in a plan.
     *
     * @param assumed the fields that are to be confirmed for each client
     */
    record Item(
            String item,
            Optional<String> exercise,
            Category category,
            Optional<Boolean> perSide,
            Optional<Dose> dose,
            Frequency frequency,
            Optional<List<String>> assumed) {
        Item {
            Objects.requireNonNull(item, "item");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(frequency, "frequency");
            assumed = assumed.map(List::copyOf);
        }

        PlanItem planItem() {
            return new PlanItem(
                    item, exercise, category, perSide.orElse(false), dose, frequency, assumed.orElse(List.of()));
        }
    }

    DefineTemplate template(String slug, UUID by) {
        return new DefineTemplate(
                slug, name, description, items.stream().map(Item::planItem).toList(), by);
    }
}
