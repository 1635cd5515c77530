package onward.contracts.value;

import java.util.Objects;

/**
 * What was due of one category and what was done of it; all exact and reduced, such as {@code "17/7"}.
 *
 * @param due more than 0: a category with nothing due has no figures
 */
public record CategoryFigures(String earned, String due, String fraction) {
    public CategoryFigures {
        Objects.requireNonNull(earned, "earned");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(fraction, "fraction");
    }
}
