package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.contracts.value.PlanItem;

/**
 * What is due on one date and what of it is done, in the order of the plan in force: daily items with the slots of the
 * date, weekly items with those of the whole ISO week.
 *
 * @param active whether anything can be due: a plan is in force, and the date is neither excused nor paused
 */
public record Today(LocalDate date, DayStatus status, boolean active, List<Slots> slots) {

    /**
     * The slots of one item.
     *
     * @param item as the plan in force on the date prescribes it
     */
    public record Slots(PlanItem item, FilledSlots filled) {}

    /**
     * The slots of that date.
     *
     * @param diary of the whole ISO week of the date
     */
    public static Today of(Diary diary, LocalDate date) {
        Day day = diary.day(date);
        List<PlanItem> items = day.plan().map(PlanVersion::items).orElse(List.of());
        Window week = Window.weekOf(date);
        List<Slots> slots = Stream.concat(diary.daily(date).stream(), WeeklySlots.of(week, diary))
                .flatMap(filled -> prescribed(filled, items).map(item -> new Slots(item, filled)).stream())
                .sorted(Comparator.comparingInt(slot -> items.indexOf(slot.item())))
                .toList();
        return new Today(date, diary.status(date), day.isActive(), slots);
    }

    /** The item of the slots; none if they are those of another plan earlier or later in the week. */
    private static Optional<PlanItem> prescribed(FilledSlots filled, List<PlanItem> items) {
        return items.stream()
                .filter(item -> item.item().equals(filled.item()) && item.category() == filled.category())
                .findFirst();
    }
}
