package onward.progress.adherence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Frequency;

/**
 * The slots of items that are due on so many dates of an ISO week. Each active date makes its seventh of them due, by
 * the frequency in force on it, and gives the credit of its best performance; more than is due is not earned.
 */
final class WeeklySlots {
    private static final Fraction DAYS_OF_A_WEEK = Fraction.of(7);

    private WeeklySlots() {}

    /** What an item's slots are counted under: it may move from one category to another within a week. */
    private record Key(String item, Category category) {
        static Key of(Part part) {
            return new Key(part.item().item(), part.item().category());
        }
    }

    /** The slots of one ISO week, or of the part of it that lies in a window. */
    static Stream<FilledSlots> of(Window week, Diary diary) {
        Map<Key, List<Part>> parts = week.dates()
                .flatMap(date -> diary.weekly(date).stream())
                .collect(groupingBy(Key::of, LinkedHashMap::new, toList()));
        return parts.entrySet().stream().map(entry -> filled(week, entry.getKey(), entry.getValue()));
    }

    /** What one date adds to them. */
    static Stream<Part> parts(Day day) {
        return day.plan().stream()
                .flatMap(plan -> plan.items().stream().flatMap(item -> switch (item.frequency()) {
                    case Frequency.PerWeek(int perWeek) ->
                        Stream.of(Part.weekly(
                                day, plan, item, Fraction.of(perWeek).dividedBy(DAYS_OF_A_WEEK)));
                    case Frequency.PerDay _ -> Stream.empty();
                }));
    }

    private static FilledSlots filled(Window week, Key key, List<Part> parts) {
        Fraction due = Credit.sum(parts.stream().map(Part::due).toList());
        Fraction done = Credit.sum(parts.stream().map(Part::done).toList());
        return new FilledSlots(key.item(), key.category(), week, new Score(done.min(due), due), parts);
    }
}
