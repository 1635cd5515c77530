package onward.bench;

import java.util.List;

/**
 * The same thing done on several sides, the first of which the others are measured against.
 *
 * @param what is done
 */
record Comparison(String what, List<Side> sides) {
    Comparison {
        sides = List.copyOf(sides);
    }

    /** Where it is done, and how. */
    record Side(String name, Probe probe) {}
}
