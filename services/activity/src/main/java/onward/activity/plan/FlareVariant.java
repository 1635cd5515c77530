package onward.activity.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import onward.contracts.value.SpinalLoad;

/**
 * The gentler form of a plan: walks half as long, from 5 to 10 minutes, as often as before and on every day; half the
 * sets, rounded up; nothing that loads the spine highly. Everything else stays: it is modified, not stopped.
 */
final class FlareVariant {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal SHORTEST_WALK = BigDecimal.valueOf(5);
    private static final BigDecimal LONGEST_WALK = BigDecimal.TEN;
    private static final String WALK = "walk";

    private FlareVariant() {}

    static List<PlanItem> of(List<PlanItem> items, Catalogue catalogue) {
        List<PlanItem> gentler = items.stream()
                .flatMap(item -> withoutHeavyLoading(item, catalogue).stream())
                .map(item -> with(item, item.dose().map(dose -> gentler(dose, PlanRules.isWalk(item, catalogue)))))
                .toList();
        return hasDailyWalk(gentler, catalogue) ? gentler : withDailyWalk(gentler, catalogue);
    }

    /** In the place of what loads the spine highly an easier form of it, where there is one that is counted alike. */
    private static Optional<PlanItem> withoutHeavyLoading(PlanItem item, Catalogue catalogue) {
        Optional<Exercise> heavy =
                catalogue.exercise(item.slug()).filter(exercise -> exercise.spinalLoad() == SpinalLoad.HIGH);
        return heavy.isEmpty()
                ? Optional.of(item)
                : catalogue.exercises().stream()
                        .filter(easier -> isEasierForm(easier, heavy.get()))
                        .findFirst()
                        .map(easier -> new PlanItem(
                                item.item(),
                                Optional.of(easier.slug()),
                                item.category(),
                                item.perSide(),
                                item.dose(),
                                item.frequency(),
                                item.assumed()));
    }

    private static boolean isEasierForm(Exercise easier, Exercise of) {
        return easier.regressionOf().equals(Optional.of(of.slug()))
                && easier.spinalLoad() != SpinalLoad.HIGH
                && easier.measure() == of.measure()
                && easier.perSide() == of.perSide();
    }

    private static Dose gentler(Dose dose, boolean walk) {
        return switch (dose) {
            case Dose.Minutes minutes when walk -> new Dose.Minutes(walk(minutes.minutes()));
            case Dose.Minutes minutes -> new Dose.Minutes(minutes.minutes().min(half(minutes.minutes())));
            case Dose.Reps reps -> new Dose.Reps(half(reps.sets()), reps.reps());
            case Dose.Hold hold -> new Dose.Hold(half(hold.sets()), hold.holdSeconds());
        };
    }

    private static BigDecimal walk(BigDecimal minutes) {
        return minutes.min(half(minutes).max(SHORTEST_WALK).min(LONGEST_WALK));
    }

    /** In whole minutes, rounded up. */
    private static BigDecimal half(BigDecimal minutes) {
        return minutes.divide(TWO, 0, RoundingMode.CEILING);
    }

    private static Range half(Range sets) {
        return new Range(Math.ceilDiv(sets.from(), 2), Math.ceilDiv(sets.to(), 2));
    }

    private static boolean hasDailyWalk(List<PlanItem> items, Catalogue catalogue) {
        return Arrays.stream(DayOfWeek.values())
                .allMatch(day -> items.stream()
                        .filter(item -> PlanRules.isWalk(item, catalogue))
                        .anyMatch(item -> PlanRules.isDailyOn(item, day)));
    }

    /** The first walk there is becomes due on every day; where there is none, a short one is added. */
    private static List<PlanItem> withDailyWalk(List<PlanItem> items, Catalogue catalogue) {
        List<PlanItem> all = new ArrayList<>(items);
        for (int at = 0; at < all.size(); at++) {
            PlanItem item = all.get(at);
            if (PlanRules.isWalk(item, catalogue)) {
                all.set(at, everyDay(item));
                return all;
            }
        }
        boolean taken = all.stream().anyMatch(item -> item.item().equals(WALK));
        all.add(new PlanItem(
                taken ? "flare-walk" : WALK,
                taken ? Optional.of(WALK) : Optional.empty(),
                Category.WALKING,
                false,
                Optional.of(new Dose.Minutes(SHORTEST_WALK)),
                new Frequency.PerDay(1, List.of()),
                List.of()));
        return all;
    }

    private static PlanItem everyDay(PlanItem walk) {
        int times = switch (walk.frequency()) {
            case Frequency.PerDay daily -> daily.perDay();
            case Frequency.PerWeek _ -> 1;
        };
        return new PlanItem(
                walk.item(),
                walk.exercise(),
                walk.category(),
                walk.perSide(),
                walk.dose(),
                new Frequency.PerDay(times, List.of()),
                walk.assumed());
    }

    private static PlanItem with(PlanItem item, Optional<Dose> dose) {
        return new PlanItem(
                item.item(), item.exercise(), item.category(), item.perSide(), dose, item.frequency(), item.assumed());
    }
}
