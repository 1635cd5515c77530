package onward.progress.adherence;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Frequency;

/**
 * The slots of items that are due on so many dates of an ISO week. Each active date makes its seventh of them due, by
 * the frequency in force on it, and gives the credit of its best performance; more than is due is not earned (domain:
 * section 3, 5).
 */
final class WeeklySlots {
    private static final Fraction DAYS_OF_A_WEEK = Fraction.of(7);
    private static final Comparator<Credited> BY_CREDIT = Comparator.comparing(Credited::credit);

    private WeeklySlots() {}

    /** What an item's slots are counted under: it may move from one category to another within a week. */
    private record Key(String item, Category category) {}

    /** What one date adds. */
    private record Share(Key key, Fraction due, Optional<Credited> best) {}

    /** The slots of the days of one ISO week, or of the part of it that lies in a window. */
    static Stream<FilledSlots> of(Window week, List<Day> days) {
        Map<Key, List<Share>> shares =
                days.stream().flatMap(WeeklySlots::shares).collect(groupingBy(Share::key));
        return shares.entrySet().stream().map(entry -> fill(week, entry.getKey(), entry.getValue()));
    }

    private static Stream<Share> shares(Day day) {
        return day.plan().stream().flatMap(plan -> plan.items().stream()).flatMap(item -> switch (item.frequency()) {
            case Frequency.PerWeek(int perWeek) ->
                Stream.of(new Share(
                        new Key(item.item(), item.category()),
                        Fraction.of(perWeek).dividedBy(DAYS_OF_A_WEEK),
                        day.credited()
                                .filter(done -> done.item().item().equals(item.item()))
                                .max(BY_CREDIT)));
            case Frequency.PerDay _ -> Stream.empty();
        });
    }

    private static FilledSlots fill(Window week, Key key, List<Share> shares) {
        Fraction due = shares.stream().map(Share::due).reduce(Fraction.ZERO, Fraction::plus);
        List<Credited> best =
                shares.stream().map(Share::best).flatMap(Optional::stream).toList();
        Fraction done = best.stream().map(Credited::credit).reduce(Fraction.ZERO, Fraction::plus);
        return new FilledSlots(key.item(), key.category(), week, new Score(done.min(due), due), best);
    }
}
