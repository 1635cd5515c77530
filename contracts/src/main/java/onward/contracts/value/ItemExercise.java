package onward.contracts.value;

import java.util.Objects;
import java.util.Optional;

/**
 * What an item is, as it was known when the event was recorded: as the plan says, else the catalogue.
 *
 * @param item of the plan, or the slug of an exercise that is in none
 * @param exercise the exercise's slug
 * @param name for people; empty, as are measure and load, when no catalogue has the exercise
 */
public record ItemExercise(
        String item,
        String exercise,
        Optional<String> name,
        Category category,
        Optional<Measure> measure,
        boolean perSide,
        Optional<SpinalLoad> spinalLoad) {

    public ItemExercise {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(exercise, "exercise");
        Objects.requireNonNull(category, "category");
    }
}
