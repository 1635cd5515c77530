package onward.activity.http;

import java.util.List;
import java.util.Optional;
import onward.activity.studio.StudioState.OwnExercise;
import onward.contracts.event.ExerciseDefined;
import onward.contracts.value.Category;
import onward.contracts.value.Measure;
import onward.contracts.value.SpinalLoad;

/**
 * An exercise of the studio's own, told as those of the data file.
 *
 * @param own always true; those that Onward brings do not say
 */
record OwnExerciseView(
        String slug,
        String name,
        Category category,
        Measure measure,
        boolean perSide,
        SpinalLoad spinalLoad,
        Optional<String> regressionOf,
        List<String> instructions,
        boolean own,
        int revision) {
    static OwnExerciseView of(OwnExercise exercise) {
        ExerciseDefined defined = exercise.defined();
        return new OwnExerciseView(
                defined.slug(),
                defined.name(),
                defined.category(),
                defined.measure(),
                defined.perSide(),
                defined.spinalLoad(),
                defined.regressionOf(),
                defined.instructions(),
                true,
                defined.revision());
    }
}
