package onward.activity.studio;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.Category;
import onward.contracts.value.Measure;
import onward.contracts.value.SpinalLoad;

/** Say what an exercise of the studio's own is. */
public record DefineExercise(
        String slug,
        String name,
        Category category,
        Measure measure,
        boolean perSide,
        SpinalLoad spinalLoad,
        Optional<String> regressionOf,
        List<String> instructions,
        UUID by) {
    public DefineExercise {
        instructions = List.copyOf(instructions);
    }
}
