package onward.notifications.mail;

import java.util.List;
import java.util.Optional;

/**
 * The words about a changed plan, in one language.
 *
 * @param removed names of what the plan holds no longer
 */
public record PlanChangedText(
        Frame frame,
        String greeting,
        String line,
        String starts,
        String itemsHeading,
        List<Item> items,
        String removedHeading,
        List<String> removed,
        Frame.Link button) {

    /**
     * An item of the plan.
     *
     * @param dose how much and how often, in words
     * @param mark what is new about it, if anything
     */
    public record Item(String name, String dose, Optional<String> mark) {}

    public PlanChangedText {
        items = List.copyOf(items);
        removed = List.copyOf(removed);
    }
}
