package onward.progress.adherence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How one date went (domain: section 3, 8).
 *
 * @param moving whether the client moved at all
 * @param onPlan whether the client did what was due
 */
public record DayStatus(LocalDate date, Mark moving, Mark onPlan) {
    private static final Fraction MOVING_FROM = Fraction.of(1, 2);
    private static final Fraction ON_PLAN_FROM = Fraction.of(4, 5);

    /** A date counts for a streak, ends it, or is passed over. */
    public enum Mark {
        HIT,
        MISS,
        NEUTRAL
    }

    static DayStatus of(Day day) {
        if (!day.isActive()) {
            return new DayStatus(day.date(), Mark.NEUTRAL, Mark.NEUTRAL);
        }
        Optional<Fraction> ratio =
                Categories.mean(Categories.of(DailySlots.of(day).toList()));
        return new DayStatus(
                day.date(),
                moving(day, ratio.isPresent()),
                ratio.map(DayStatus::onPlan).orElse(Mark.NEUTRAL));
    }

    private static Mark moving(Day day, boolean somethingDue) {
        List<Performance> performed = day.performed();
        if (performed.isEmpty() && !somethingDue) {
            return Mark.NEUTRAL;
        }
        boolean moved = day.hasSomethingOutsideThePlan()
                || day.credited().anyMatch(done -> done.credit().isAtLeast(MOVING_FROM));
        return moved ? Mark.HIT : Mark.MISS;
    }

    private static Mark onPlan(Fraction ratio) {
        return ratio.isAtLeast(ON_PLAN_FROM) ? Mark.HIT : Mark.MISS;
    }
}
