package onward.contracts.value;

import java.util.Objects;
import java.util.Optional;

/**
 * How much of what was due in a window was done.
 *
 * @param overall empty when nothing was due
 */
public record Figures(Optional<Overall> overall, FiguresByCategory categories) {
    public Figures {
        Objects.requireNonNull(categories, "categories");
    }
}
