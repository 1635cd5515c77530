package onward.progress.adherence;

import java.util.List;
import java.util.stream.Stream;
import onward.contracts.value.Frequency;

/**
 * The slots of items that are due so many times a day: the best performances of the date fill them, and a surplus moves
 * nowhere.
 */
final class DailySlots {
    private DailySlots() {}

    static Stream<FilledSlots> of(Day day) {
        return day.plan().stream()
                .flatMap(plan -> plan.items().stream().flatMap(item -> switch (item.frequency()) {
                    case Frequency.PerDay daily
                    when daily.isDueOn(day.date().getDayOfWeek()) ->
                        Stream.of(filled(Part.daily(day, plan, item, daily.perDay())));
                    case Frequency.PerDay _, Frequency.PerWeek _ -> Stream.empty();
                }));
    }

    private static FilledSlots filled(Part part) {
        return new FilledSlots(
                part.item().item(),
                part.item().category(),
                new Window(part.date(), part.date()),
                new Score(part.done(), part.due()),
                List.of(part));
    }
}
