package onward.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is measured against each other, in rounds: the sides take turns, and each comes first equally often, so that a
 * busy machine slows all of them alike.
 */
final class Sides {
    private final Map<String, Side> sides = new LinkedHashMap<>();

    /** One round of one side. */
    @FunctionalInterface
    interface Side {
        Load round() throws Exception;
    }

    Sides with(String name, Side side) {
        sides.put(name, side);
        return this;
    }

    /** Each side's rounds, by its name. */
    Map<String, List<Load>> run(int rounds) throws Exception {
        Map<String, List<Load>> loads = new LinkedHashMap<>();
        sides.keySet().forEach(name -> loads.put(name, new ArrayList<>()));
        List<String> names = List.copyOf(sides.keySet());
        for (int round = 0; round < rounds; round++) {
            int first = round % names.size();
            List<String> order = Stream.concat(
                            names.subList(first, names.size()).stream(), names.subList(0, first).stream())
                    .toList();
            for (String name : order) {
                loads.get(name).add(sides.get(name).round());
            }
        }
        return loads;
    }
}
