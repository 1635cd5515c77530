package onward.progress.adherence;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import onward.contracts.value.Category;

/**
 * Slots summed up, and the mean over the categories.
 *
 * @param parts by category and item, only with something due
 */
public record Sums(SortedMap<Category, SortedMap<String, Score>> parts) {

    static Sums of(Stream<FilledSlots> slots) {
        SortedMap<Category, SortedMap<String, Score>> parts = new TreeMap<>();
        slots.filter(filled -> filled.score().isDue())
                .forEach(filled -> parts.computeIfAbsent(filled.category(), _ -> new TreeMap<>())
                        .merge(filled.item(), filled.score(), Score::plus));
        return new Sums(parts);
    }

    public SortedMap<Category, Score> categories() {
        SortedMap<Category, Score> categories = new TreeMap<>();
        parts.forEach((category, items) -> categories.put(category, sum(items.values())));
        return categories;
    }

    /** An item that moved from one category to another is the sum of both. */
    public SortedMap<String, Score> items() {
        SortedMap<String, Score> items = new TreeMap<>();
        parts.values().forEach(some -> some.forEach((item, score) -> items.merge(item, score, Score::plus)));
        return items;
    }

    /** The mean of the categories' ratios; nothing when nothing is due, never 0 and never 1. */
    public Optional<Fraction> overall() {
        return parts.values().stream()
                .map(items -> sum(items.values()).ratio())
                .reduce(Fraction::plus)
                .map(sum -> sum.dividedBy(Fraction.of(parts.size())));
    }

    /** The mean with what it is the mean of: {@code "(15/21 + 14/21 + 2/3 + 0/2) / 4 = 43/84"}. */
    public Optional<String> overallInWords() {
        return overall().map(mean -> Sum.mean(categories().values(), mean));
    }

    /** A category's ratio with its items, in the order of {@link #parts()}: {@code "(5 + 7) / (7 + 7) = 6/7"}. */
    public String inWords(Category category) {
        return Sum.ratio(parts.get(category).values());
    }

    private static Score sum(Collection<Score> scores) {
        return scores.stream().reduce(Score.NOTHING, Score::plus);
    }
}
