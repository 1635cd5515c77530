package onward.activity.plan;

import static onward.activity.decision.Decision.refused;

import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Reason;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;

/** What the items of a plan may be, apart from the rules of recovery. */
public final class ItemBounds {
    private static final int MOST_ITEMS = 50;
    private static final int MOST_SETS = 50;
    private static final int MOST_REPS = 1000;
    private static final int LONGEST_HOLD = 3600;
    /** More slots than that a day is a slip of the finger. */
    private static final int MOST_A_DAY = 50;

    private ItemBounds() {}

    /** The first of them that is not as it may be. */
    public static Optional<Refused> check(List<PlanItem> items) {
        Stream<Supplier<Optional<Refused>>> each = IntStream.range(0, items.size())
                .mapToObj(at -> () -> check(items.get(at)).map(refusal -> refusal.under("/items/" + at)));
        return Bounds.size(items.size(), 1, MOST_ITEMS, "/items")
                .or(() -> Refused.firstOf(each))
                .or(() -> unique(items));
    }

    private static Optional<Refused> check(PlanItem item) {
        return Bounds.slug(item.item(), "/item")
                .or(() -> item.exercise().flatMap(exercise -> Bounds.slug(exercise, "/exercise")))
                .or(() -> item.dose().flatMap(ItemBounds::check))
                .or(() -> check(item.frequency()));
    }

    private static Optional<Refused> check(Dose dose) {
        return switch (dose) {
            case Dose.Minutes minutes -> Bounds.minutes(minutes.minutes(), "/dose/minutes");
            case Dose.Reps reps ->
                range(reps.sets(), MOST_SETS, "/dose/sets").or(() -> range(reps.reps(), MOST_REPS, "/dose/reps"));
            case Dose.Hold hold ->
                range(hold.sets(), MOST_SETS, "/dose/sets")
                        .or(() -> range(hold.holdSeconds(), LONGEST_HOLD, "/dose/holdSeconds"));
        };
    }

    /** From 1: credit is what was done divided by the lower bound. */
    private static Optional<Refused> range(Range range, int most, String pointer) {
        return 1 <= range.from() && range.from() <= range.to() && range.to() <= most
                ? Optional.empty()
                : Bounds.outOfBounds("must be a range [from, to] within 1 to " + most, pointer);
    }

    private static Optional<Refused> check(Frequency frequency) {
        return switch (frequency) {
            case Frequency.PerDay daily ->
                Bounds.whole(daily.perDay(), 1, MOST_A_DAY, "/frequency/perDay").or(() -> weekdays(daily.on()));
            case Frequency.PerWeek weekly -> Bounds.whole(weekly.perWeek(), 1, 7, "/frequency/perWeek");
        };
    }

    private static Optional<Refused> weekdays(List<DayOfWeek> on) {
        return Set.copyOf(on).size() == on.size()
                ? Optional.empty()
                : Bounds.outOfBounds("must name each weekday once", "/frequency/on");
    }

    private static Optional<Refused> unique(List<PlanItem> items) {
        Set<String> seen = new HashSet<>();
        return items.stream()
                .map(PlanItem::item)
                .filter(item -> !seen.add(item))
                .findFirst()
                .map(item -> refused(Reason.PLAN_DUPLICATE_ITEM, "The plan has '" + item + "' twice.", "/items"));
    }
}
