package onward.activity.plan;

import java.util.List;
import java.util.Optional;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.contracts.value.ItemExercise;
import onward.contracts.value.PlanItem;

/** What items are, for readers who have no catalogue: kind and sides as the plan says, the rest as the catalogue. */
final class ItemExercises {
    private ItemExercises() {}

    static List<ItemExercise> of(List<PlanItem> items, Catalogue catalogue) {
        return items.stream().map(item -> of(item, catalogue)).toList();
    }

    static ItemExercise of(PlanItem item, Catalogue catalogue) {
        Optional<Exercise> exercise = catalogue.exercise(item.slug());
        return new ItemExercise(
                item.item(),
                item.slug(),
                exercise.map(Exercise::name),
                item.category(),
                exercise.map(Exercise::measure),
                item.perSide(),
                exercise.map(Exercise::spinalLoad));
    }

    static ItemExercise of(Exercise exercise) {
        return new ItemExercise(
                exercise.slug(),
                exercise.slug(),
                Optional.of(exercise.name()),
                exercise.category(),
                Optional.of(exercise.measure()),
                exercise.perSide(),
                Optional.of(exercise.spinalLoad()));
    }
}
