package onward.progress.adherence;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import onward.contracts.value.Category;

/**
 * How much of what was due in a window was done (domain: section 3, 4 to 8).
 *
 * @param overall the mean of the categories' ratios; absent when nothing was due
 * @param categories only those with something due
 * @param items only those with something due
 * @param days how each date of the window went, in order
 */
public record Adherence(
        Window window,
        Optional<Fraction> overall,
        SortedMap<Category, Score> categories,
        SortedMap<String, Score> items,
        List<DayStatus> days) {

    /** The adherence in that window, as the diary tells it. */
    public static Adherence of(Diary diary, Window window) {
        List<FilledSlots> slots = Stream.concat(
                        window.dates().map(diary::day).flatMap(DailySlots::of),
                        window.weeks().stream()
                                .flatMap(week -> WeeklySlots.of(
                                        week, week.dates().map(diary::day).toList())))
                .toList();
        SortedMap<Category, Score> categories = Categories.of(slots);
        return new Adherence(
                window,
                Categories.mean(categories),
                categories,
                Categories.items(slots),
                window.dates().map(diary::status).toList());
    }
}
