package onward.progress.adherence.read;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.progress.adherence.Credited;
import onward.progress.adherence.Ignored;
import onward.progress.adherence.Today;
import onward.progress.adherence.read.AdherenceView.Status;

/**
 * The answer of {@code GET /v1/clients/{c}/today}. Fractions are reduced and written {@code "15/7"}.
 *
 * @param active false when nothing can be due: excused, paused, or before the first plan
 */
record TodayView(LocalDate date, boolean active, Status status, List<Slot> slots) {

    /**
     * The slots of one item.
     *
     * @param from the first date they belong to: the date itself, or the Monday of its ISO week
     * @param to the last one: the date itself, or the Sunday
     */
    record Slot(
            String item,
            String exercise,
            Category category,
            boolean perSide,
            Optional<Dose> dose,
            Frequency frequency,
            LocalDate from,
            LocalDate to,
            String due,
            String earned,
            List<Filling> filledBy,
            List<Linked> linked) {}

    /**
     * What filled a slot.
     *
     * @param position of the entry in its session, from 0
     * @param credit the part of one slot that it fills
     */
    record Filling(UUID sessionId, int position, LocalDate date, String credit) {}

    /**
     * What a device saw of a bout that was logged by hand too: it fills nothing.
     *
     * @param countsThrough the manual session that counts in its place
     */
    record Linked(UUID sessionId, int position, LocalDate date, UUID countsThrough) {}

    static TodayView of(Today today) {
        return new TodayView(
                today.date(),
                today.active(),
                Status.of(today.status()),
                today.slots().stream().map(TodayView::slot).toList());
    }

    private static Slot slot(Today.Slots slots) {
        var item = slots.item();
        var filled = slots.filled();
        return new Slot(
                item.item(),
                item.slug(),
                item.category(),
                item.perSide(),
                item.dose(),
                item.frequency(),
                filled.window().from(),
                filled.window().to(),
                filled.score().due().toString(),
                filled.score().earned().toString(),
                filled.filledBy().stream().map(TodayView::filling).toList(),
                filled.ignored().flatMap(TodayView::linked).toList());
    }

    private static Filling filling(Credited credited) {
        var performance = credited.performance();
        return new Filling(
                performance.sessionId(),
                performance.position(),
                performance.date(),
                credited.credit().toString());
    }

    private static Stream<Linked> linked(Ignored ignored) {
        var performance = ignored.performance();
        return ignored.countsThrough().stream()
                .map(manual -> new Linked(performance.sessionId(), performance.position(), performance.date(), manual));
    }
}
