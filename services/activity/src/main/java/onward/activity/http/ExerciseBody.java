package onward.activity.http;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import onward.activity.studio.DefineExercise;
import onward.contracts.value.Category;
import onward.contracts.value.Measure;
import onward.contracts.value.SpinalLoad;

/** An exercise of the studio's own. */
record ExerciseBody(
        String name,
        Category category,
        Measure measure,
        Optional<Boolean> perSide,
        SpinalLoad spinalLoad,
        Optional<String> regressionOf,
        List<String> instructions) {
    ExerciseBody {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(spinalLoad, "spinalLoad");
        instructions = List.copyOf(instructions);
    }

    DefineExercise exercise(String slug, UUID by) {
        return new DefineExercise(
                slug, name, category, measure, perSide.orElse(false), spinalLoad, regressionOf, instructions, by);
    }
}
