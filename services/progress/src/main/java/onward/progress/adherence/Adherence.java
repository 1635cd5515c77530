package onward.progress.adherence;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import onward.contracts.value.Category;

/**
 * How much of what was due in a window was done, with everything that it is made of: each
 * performance of the window stands once, in what filled slots, in what a slot ignored, or in {@code ignored}.
 *
 * @param days how each date of the window went, in order
 * @param slots what was due and what filled it: daily items date by date, then weekly items week by week
 * @param ignored what was done for nothing that was due on its date
 */
public record Adherence(
        Window window, Sums sums, List<DayStatus> days, List<FilledSlots> slots, List<Ignored> ignored) {

    /** The figures of that part of one ISO week that lies in the window. */
    public record Week(Window window, Sums sums) {}

    /** The adherence in that window, as the diary tells it. */
    public static Adherence of(Diary diary, Window window) {
        List<FilledSlots> slots = slots(diary, window).toList();
        return new Adherence(
                window,
                Sums.of(slots.stream()),
                window.dates().map(diary::status).toList(),
                slots,
                window.dates().map(diary::day).flatMap(Day::ignored).toList());
    }

    /** Its figures alone, without what they are made of. */
    public static Sums sums(Diary diary, Window window) {
        return Sums.of(slots(diary, window));
    }

    private static Stream<FilledSlots> slots(Diary diary, Window window) {
        return Stream.concat(
                window.dates().flatMap(date -> diary.daily(date).stream()),
                window.weeks().stream().flatMap(week -> WeeklySlots.of(week, diary)));
    }

    /** The mean of the categories' ratios; absent when nothing was due. */
    public Optional<Fraction> overall() {
        return sums.overall();
    }

    /** Only those with something due. */
    public SortedMap<Category, Score> categories() {
        return sums.categories();
    }

    /** Only those with something due. */
    public SortedMap<String, Score> items() {
        return sums.items();
    }

    /** The same figures week by week: no slot belongs to two of them, so that they add up. */
    public List<Week> weeks() {
        return window.weeks().stream()
                .map(week -> new Week(
                        week,
                        Sums.of(slots.stream()
                                .filter(filled -> week.contains(filled.window().from())))))
                .toList();
    }
}
