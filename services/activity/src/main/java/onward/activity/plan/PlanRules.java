package onward.activity.plan;

import static onward.activity.decision.Decision.refused;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.activity.catalogue.Catalogue;
import onward.activity.catalogue.Exercise;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.SpinalLoad;

/** The rules of recovery that a plan keeps: keep moving, in short walks, without heavy loading. */
final class PlanRules {
    static final String NO_HIP_FLEXOR_STRETCH = "plan.no-hip-flexor-stretch";

    private static final BigDecimal SHORT_WALK_MINUTES = BigDecimal.TEN;

    private PlanRules() {}

    /**
     * The one that no override sets aside comes first.
     *
     * @param heavyLoading whether the coach has allowed it, after pain has settled
     */
    static Optional<Refused> firstBroken(
            List<PlanItem> items, List<PlanOverride> overrides, Catalogue catalogue, boolean heavyLoading) {
        return Refused.firstOf(Stream.of(
                () -> heavyLoading ? Optional.empty() : noHeavyLoading(items, catalogue),
                () -> unless(PlanOverride.NEVER_STOP, overrides, neverStop(items)),
                () -> unless(PlanOverride.SHORT_WALKS, overrides, shortWalks(items, catalogue))));
    }

    /** Codes of what a coach should know and may leave. */
    static List<String> warnings(List<PlanItem> items) {
        return items.stream().map(PlanItem::slug).anyMatch("hip-flexor-stretch"::equals)
                ? List.of()
                : List.of(NO_HIP_FLEXOR_STRETCH);
    }

    /** R1: some movement is due on every weekday. */
    private static Optional<Refused> neverStop(List<PlanItem> items) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> items.stream().noneMatch(item -> isDailyOn(item, day)))
                .findFirst()
                .map(day -> refused(
                        Reason.PLAN_STOPS_MOVING,
                        "Nothing daily is due on " + day + "; set it aside with the override never-stop.",
                        "/items"));
    }

    static boolean isDailyOn(PlanItem item, DayOfWeek day) {
        return switch (item.frequency()) {
            case Frequency.PerDay daily -> daily.isDueOn(day);
            case Frequency.PerWeek _ -> false;
        };
    }

    /** R2: a prescribed walk is at most ten minutes. */
    private static Optional<Refused> shortWalks(List<PlanItem> items, Catalogue catalogue) {
        return items.stream()
                .filter(item -> isWalk(item, catalogue) && isLong(item))
                .findFirst()
                .map(item -> refused(
                        Reason.PLAN_WALK_TOO_LONG,
                        "'" + item.item() + "' is a walk of more than 10 minutes; set it aside with the override"
                                + " short-walks.",
                        "/items"));
    }

    static boolean isWalk(PlanItem item, Catalogue catalogue) {
        return item.category() == Category.WALKING
                || catalogue
                        .exercise(item.slug())
                        .filter(exercise -> exercise.category() == Category.WALKING)
                        .isPresent();
    }

    private static boolean isLong(PlanItem item) {
        return item.dose()
                .map(dose -> switch (dose) {
                    case Dose.Minutes minutes -> minutes.minutes().compareTo(SHORT_WALK_MINUTES) > 0;
                    case Dose.Reps _, Dose.Hold _ -> false;
                })
                .orElse(false);
    }

    /** R3: nothing that loads the spine highly; no override lifts it. */
    private static Optional<Refused> noHeavyLoading(List<PlanItem> items, Catalogue catalogue) {
        return items.stream()
                .flatMap(item -> catalogue.exercise(item.slug()).stream())
                .filter(exercise -> exercise.spinalLoad() == SpinalLoad.HIGH)
                .map(Exercise::name)
                .findFirst()
                .map(name -> refused(
                        Reason.PLAN_HEAVY_LOADING,
                        name + " loads the spine highly and cannot be prescribed now.",
                        "/items"));
    }

    private static Optional<Refused> unless(
            PlanOverride override, List<PlanOverride> overrides, Optional<Refused> refusal) {
        return overrides.contains(override) ? Optional.empty() : refusal;
    }
}
