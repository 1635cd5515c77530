package onward.contracts.event;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.Category;
import onward.contracts.value.Measure;
import onward.contracts.value.SpinalLoad;

/**
 * What an exercise of the studio's own is; replaces what was said before. In the studio's stream.
 *
 * @param regressionOf the slug of the exercise that this is an easier form of
 * @param instructions one step each, for the client
 * @param revision 1, 2, ...; the highest counts
 */
public record ExerciseDefined(
        String slug,
        String name,
        Category category,
        Measure measure,
        boolean perSide,
        SpinalLoad spinalLoad,
        Optional<String> regressionOf,
        List<String> instructions,
        int revision,
        UUID by)
        implements Event {

    public ExerciseDefined {
        instructions = List.copyOf(instructions);
    }
}
