package onward.contracts.value;

import java.util.Objects;

/**
 * How well an activity of the client's own choice goes (Patient-Specific Functional Scale).
 *
 * @param name the client's own words; never stored or sent in clear
 * @param score 0 (unable) to 10 (as before)
 */
public record ActivityScore(String name, int score) {
    public ActivityScore {
        Objects.requireNonNull(name, "name");
    }
}
