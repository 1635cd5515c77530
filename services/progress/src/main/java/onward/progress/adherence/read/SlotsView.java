package onward.progress.adherence.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.progress.adherence.Credited;
import onward.progress.adherence.FilledSlots;
import onward.progress.adherence.Ignored;
import onward.progress.adherence.Part;

/**
 * The slots that an item makes due on one date or in one ISO week, and what filled them.
 *
 * @param from the first date: of a daily item the date itself
 * @param sum what was earned, as the sum of the credits: {@code "1 + 7/10 = 17/10 of 3"}
 * @param dates what each date adds to them
 */
record SlotsView(
        Category category, LocalDate from, LocalDate to, String due, String earned, String sum, List<DateView> dates) {

    /**
     * What one date adds.
     *
     * @param planVersion the version of the plan in force on it
     * @param dose in force; absent when it is open
     * @param due of a weekly item a seventh of its frequency
     */
    record DateView(
            LocalDate date,
            int planVersion,
            boolean perSide,
            Optional<Dose> dose,
            Frequency frequency,
            String due,
            List<FillingView> filledBy,
            List<IgnoredView> ignored) {
        static DateView of(Part part) {
            return new DateView(
                    part.date(),
                    part.planVersion(),
                    part.item().perSide(),
                    part.item().dose(),
                    part.item().frequency(),
                    part.due().toString(),
                    part.counted().stream().map(FillingView::of).toList(),
                    part.ignored().stream().map(IgnoredView::of).toList());
        }
    }

    /**
     * What filled a slot.
     *
     * @param position of the entry in its session, from 0
     * @param credit the part of one slot that it fills
     * @param how it comes about: {@code "7 of 10 min = 7/10"}
     */
    record FillingView(UUID sessionId, int position, String credit, String how) {
        static FillingView of(Credited credited) {
            return new FillingView(
                    credited.performance().sessionId(),
                    credited.performance().position(),
                    credited.credit().toString(),
                    credited.how().inWords());
        }
    }

    /**
     * What was done and earned nothing.
     *
     * @param position of the entry in its session, from 0
     * @param because the reason in words
     * @param countsThrough the manual session that counts in its place, when it is linked
     */
    record IgnoredView(
            UUID sessionId,
            int position,
            LocalDate date,
            String item,
            Reason reason,
            String because,
            Optional<UUID> countsThrough) {
        static IgnoredView of(Ignored ignored) {
            var performance = ignored.performance();
            return new IgnoredView(
                    performance.sessionId(),
                    performance.position(),
                    performance.date(),
                    performance.entry().item(),
                    Reason.of(ignored.reason()),
                    ignored.because(),
                    ignored.countsThrough());
        }
    }

    enum Reason {
        @JsonProperty("surplus")
        SURPLUS,
        @JsonProperty("not-the-best-of-the-date")
        NOT_THE_BEST_OF_THE_DATE,
        @JsonProperty("nothing-of-the-dose")
        NOTHING_OF_THE_DOSE,
        @JsonProperty("other-measure")
        OTHER_MEASURE,
        @JsonProperty("linked")
        LINKED,
        @JsonProperty("excused")
        EXCUSED,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("before-the-first-plan")
        BEFORE_THE_FIRST_PLAN,
        @JsonProperty("not-in-the-plan")
        NOT_IN_THE_PLAN,
        @JsonProperty("not-due-on-this-weekday")
        NOT_DUE_ON_THIS_WEEKDAY;

        static Reason of(Ignored.Reason reason) {
            return switch (reason) {
                case SURPLUS -> SURPLUS;
                case NOT_THE_BEST_OF_THE_DATE -> NOT_THE_BEST_OF_THE_DATE;
                case NOTHING_OF_THE_DOSE -> NOTHING_OF_THE_DOSE;
                case OTHER_MEASURE -> OTHER_MEASURE;
                case LINKED -> LINKED;
                case EXCUSED -> EXCUSED;
                case PAUSED -> PAUSED;
                case BEFORE_THE_FIRST_PLAN -> BEFORE_THE_FIRST_PLAN;
                case NOT_IN_THE_PLAN -> NOT_IN_THE_PLAN;
                case NOT_DUE_ON_THIS_WEEKDAY -> NOT_DUE_ON_THIS_WEEKDAY;
            };
        }
    }

    static SlotsView of(FilledSlots filled) {
        return new SlotsView(
                filled.category(),
                filled.window().from(),
                filled.window().to(),
                filled.score().due().toString(),
                filled.score().earned().toString(),
                filled.inWords(),
                filled.parts().stream().map(DateView::of).toList());
    }
}
