package onward.contracts.value;

import java.util.Objects;

/**
 * The mean of the categories' fractions.
 *
 * @param fraction exact and reduced, such as {@code "43/84"}, {@code "1"} or {@code "0"}
 */
public record Overall(String fraction) {
    public Overall {
        Objects.requireNonNull(fraction, "fraction");
    }
}
