package onward.progress.adherence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import onward.contracts.value.Category;

/** Slots summed up, and the mean over the categories (domain: section 3, 7). */
final class Categories {
    private Categories() {}

    static SortedMap<Category, Score> of(List<FilledSlots> slots) {
        return sum(slots, FilledSlots::category);
    }

    static SortedMap<String, Score> items(List<FilledSlots> slots) {
        return sum(slots, FilledSlots::item);
    }

    /** The mean of the categories' ratios; nothing when nothing is due, never 0 and never 1. */
    static Optional<Fraction> mean(Map<Category, Score> categories) {
        return categories.values().stream()
                .map(Score::ratio)
                .reduce(Fraction::plus)
                .map(sum -> sum.dividedBy(Fraction.of(categories.size())));
    }

    private static <K extends Comparable<K>> SortedMap<K, Score> sum(
            List<FilledSlots> slots, Function<FilledSlots, K> key) {
        SortedMap<K, Score> sums = new TreeMap<>();
        slots.stream()
                .filter(filled -> filled.score().isDue())
                .forEach(filled -> sums.merge(key.apply(filled), filled.score(), Score::plus));
        return sums;
    }
}
