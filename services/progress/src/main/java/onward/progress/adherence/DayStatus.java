package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How one date went.
 *
 * @param movement whether the client moved at all
 * @param planned whether the client did what was due
 * @param daily the figures of the daily items alone, by which it is judged
 */
public record DayStatus(LocalDate date, Judged movement, Judged planned, Sums daily) {
    private static final Fraction MOVING_FROM = Fraction.of(1, 2);
    private static final Fraction ON_PLAN_FROM = Fraction.of(4, 5);

    /** A date counts for a streak, ends it, or is passed over. */
    public enum Mark {
        HIT,
        MISS,
        NEUTRAL
    }

    /** A mark with what it was given for. */
    public record Judged(Mark mark, Because reason) {
        private Judged(Mark mark, String plainly) {
            this(mark, new Because.Plainly(plainly));
        }

        /** As a coach reads it. */
        public String because() {
            return reason.inWords();
        }
    }

    public Mark moving() {
        return movement.mark();
    }

    public Mark onPlan() {
        return planned.mark();
    }

    /**
     * With what was found of its movement.
     *
     * @param slots of its daily items
     */
    static DayStatus of(Day day, List<FilledSlots> slots, Judged movement) {
        Sums daily = Sums.of(slots.stream());
        return new DayStatus(day.date(), movement, planned(day, daily), daily);
    }

    /**
     * Whether the client moved on that date.
     *
     * @param slots of its daily items
     */
    static Judged movement(Day day, List<FilledSlots> slots) {
        if (!day.isActive()) {
            return inactive(day);
        }
        Optional<Performance> outside = day.outsideThePlan().findFirst();
        if (outside.isPresent()) {
            return new Judged(Mark.HIT, outside.get().entry().item() + " was done, outside the plan");
        }
        Optional<Credited> best = day.credited().max(Comparator.comparing(Credited::credit));
        if (best.isEmpty()) {
            return slots.stream().noneMatch(filled -> filled.score().isDue())
                    ? new Judged(Mark.NEUTRAL, "no daily item is due and nothing was done")
                    : new Judged(Mark.MISS, "nothing was done");
        }
        boolean moved = best.get().credit().isAtLeast(MOVING_FROM);
        return new Judged(moved ? Mark.HIT : Mark.MISS, new Because.Best(best.get(), moved, MOVING_FROM));
    }

    private static Judged planned(Day day, Sums daily) {
        if (!day.isActive()) {
            return inactive(day);
        }
        Optional<Fraction> ratio = daily.overall();
        if (ratio.isEmpty()) {
            return new Judged(Mark.NEUTRAL, "no daily item is due");
        }
        boolean kept = ratio.get().isAtLeast(ON_PLAN_FROM);
        return new Judged(kept ? Mark.HIT : Mark.MISS, new Because.Ratio(daily, kept, ON_PLAN_FROM));
    }

    private static Judged inactive(Day day) {
        return new Judged(
                Mark.NEUTRAL,
                day.absence()
                        .map(absence -> switch (absence) {
                            case Absence.Excusal _ -> "the date is excused";
                            case Absence.Pause _ -> "the plan is paused";
                        })
                        .orElse("no plan is in force yet"));
    }
}
