package onward.progress.adherence;

import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A performance that earned nothing, and why.
 *
 * @param because the same in words
 * @param countsThrough the manual session that is counted in its place
 */
public record Ignored(Performance performance, Reason reason, String because, Optional<UUID> countsThrough) {

    /** Why a performance earned nothing. */
    public enum Reason {
        /** All slots of the date are filled by others as good or better. */
        SURPLUS,
        /** One date gives a weekly item one credit, that of its best performance. */
        NOT_THE_BEST_OF_THE_DATE,
        /** Nothing of the dose was done. */
        NOTHING_OF_THE_DOSE,
        /** Logged in another measure than the dose's. */
        OTHER_MEASURE,
        /** A device saw what a person logged too. */
        LINKED,
        EXCUSED,
        PAUSED,
        BEFORE_THE_FIRST_PLAN,
        NOT_IN_THE_PLAN,
        NOT_DUE_ON_THIS_WEEKDAY
    }

    static Ignored surplus(Credited done, int slots) {
        String filled = slots == 1 ? "the 1 slot of the date is" : "the " + slots + " slots of the date are";
        return of(
                done.performance(),
                Reason.SURPLUS,
                done.how().inWords() + ", but " + filled
                        + " filled by what is as good or better; a surplus moves nowhere");
    }

    static Ignored notTheBest(Credited done) {
        return of(
                done.performance(),
                Reason.NOT_THE_BEST_OF_THE_DATE,
                done.how().inWords() + ", but a date counts once in its week, by what is as good or better");
    }

    static Ignored withoutCredit(Credited done) {
        Reason reason = switch (done.how()) {
            case OtherMeasureCredit _ -> Reason.OTHER_MEASURE;
            case OpenDoseCredit _, MinutesCredit _, SetsCredit _ -> Reason.NOTHING_OF_THE_DOSE;
        };
        return of(done.performance(), reason, done.how().inWords());
    }

    static Ignored linked(Linked linked) {
        return new Ignored(
                linked.performance(),
                Reason.LINKED,
                "a device saw what was logged by hand too; session " + linked.countsThrough() + " counts",
                Optional.of(linked.countsThrough()));
    }

    /** On a date on which nothing can be due. */
    static Ignored inactive(Performance done, Optional<Absence> absence) {
        return absence.map(absent -> switch (absent) {
                    case Absence.Excusal _ -> of(done, Reason.EXCUSED, "the date is excused: nothing is due on it");
                    case Absence.Pause _ -> of(done, Reason.PAUSED, "the plan is paused: nothing is due on the date");
                })
                .orElseGet(() -> of(done, Reason.BEFORE_THE_FIRST_PLAN, "no plan is in force yet on the date"));
    }

    static Ignored notInThePlan(Performance done, PlanVersion plan) {
        return of(
                done,
                Reason.NOT_IN_THE_PLAN,
                "version " + plan.version() + " of the plan does not have it; it counts as movement");
    }

    static Ignored notDue(Performance done) {
        String weekday = done.date().getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return of(done, Reason.NOT_DUE_ON_THIS_WEEKDAY, "it is not due on a " + weekday);
    }

    private static Ignored of(Performance done, Reason reason, String because) {
        return new Ignored(done, reason, because, Optional.empty());
    }
}
