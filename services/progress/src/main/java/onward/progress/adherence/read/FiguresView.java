package onward.progress.adherence.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import onward.contracts.value.Category;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Score;
import onward.progress.adherence.Sums;

/**
 * Figures of a window, a week or a date. Fractions are reduced and written {@code "15/7"}; a ratio is the same as a
 * number of four decimals.
 *
 * @param overall null when nothing was due
 * @param categories only those with something due
 * @param items only those with something due
 */
record FiguresView(
        @JsonInclude Optional<Share> overall, Map<Category, CategoryShare> categories, Map<String, Slots> items) {

    /** How much of what was due was done. */
    record Share(String fraction, BigDecimal ratio) {}

    /** The same for a category, with the slots it is made of. */
    record CategoryShare(String earned, String due, String fraction, BigDecimal ratio) {}

    /** The slots of one item. */
    record Slots(String earned, String due) {
        static Slots of(Score score) {
            return new Slots(score.earned().toString(), score.due().toString());
        }
    }

    static FiguresView of(Sums sums) {
        SortedMap<Category, CategoryShare> categories = new TreeMap<>();
        sums.categories().forEach((category, score) -> categories.put(category, categoryShare(score)));
        return new FiguresView(
                sums.overall().map(overall -> new Share(overall.toString(), overall.ratio())),
                categories,
                slots(sums.items()));
    }

    static SortedMap<String, Slots> slots(Map<String, Score> items) {
        SortedMap<String, Slots> slots = new TreeMap<>();
        items.forEach((item, score) -> slots.put(item, Slots.of(score)));
        return slots;
    }

    private static CategoryShare categoryShare(Score score) {
        Fraction ratio = score.ratio();
        return new CategoryShare(score.earned().toString(), score.due().toString(), ratio.toString(), ratio.ratio());
    }
}
