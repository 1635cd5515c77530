package onward.contracts.value;

import java.util.Objects;
import java.util.Optional;

/**
 * How much of what was due on one local date was done.
 *
 * @param overall empty when nothing was due
 * @param moving whether the client moved
 * @param onPlan whether the daily items were done, at four fifths or more
 */
public record DayFigures(Optional<Overall> overall, FiguresByCategory categories, DayState moving, DayState onPlan) {
    public DayFigures {
        Objects.requireNonNull(categories, "categories");
        Objects.requireNonNull(moving, "moving");
        Objects.requireNonNull(onPlan, "onPlan");
    }
}
