package onward.activity.catalogue;

import java.util.List;
import java.util.Optional;
import onward.contracts.value.Category;
import onward.contracts.value.Measure;
import onward.contracts.value.SpinalLoad;

/**
 * An entry of the catalogue.
 *
 * @param slug its name for programs, such as {@code dead-bug}
 * @param perSide whether it is done for each side of the body, so that a logged set names its side
 * @param regressionOf the slug of the exercise that this is an easier form of
 * @param instructions one step each, for the client
 */
public record Exercise(
        String slug,
        String name,
        Category category,
        Measure measure,
        boolean perSide,
        SpinalLoad spinalLoad,
        Optional<String> regressionOf,
        List<String> instructions) {

    public Exercise {
        instructions = List.copyOf(instructions);
    }
}
