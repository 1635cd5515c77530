package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;

/**
 * The slots of items that are due so many times a day: the best performances of the date fill them, and a surplus moves
 * nowhere (domain: section 3, 4).
 */
final class DailySlots {
    private static final Comparator<Credited> BEST_FIRST =
            Comparator.comparing(Credited::credit).reversed();

    private DailySlots() {}

    static Stream<FilledSlots> of(Day day) {
        return day.plan().stream().flatMap(plan -> plan.items().stream()).flatMap(item -> switch (item.frequency()) {
            case Frequency.PerDay daily
            when daily.isDueOn(day.date().getDayOfWeek()) -> Stream.of(fill(item, daily.perDay(), day));
            case Frequency.PerDay _, Frequency.PerWeek _ -> Stream.empty();
        });
    }

    private static FilledSlots fill(PlanItem item, int due, Day day) {
        List<Credited> best = day.credited()
                .filter(done -> done.item().item().equals(item.item()))
                .sorted(BEST_FIRST)
                .limit(due)
                .toList();
        Fraction earned = best.stream().map(Credited::credit).reduce(Fraction.ZERO, Fraction::plus);
        LocalDate date = day.date();
        return new FilledSlots(
                item.item(), item.category(), new Window(date, date), new Score(earned, Fraction.of(due)), best);
    }
}
