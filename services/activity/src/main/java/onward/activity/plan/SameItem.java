package onward.activity.plan;

import java.util.List;
import java.util.Optional;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;

/** One spelling of items that mean the same: 10 and 10.0 minutes, weekdays in any order, an exercise named or implied. */
public final class SameItem {
    private SameItem() {}

    /** The same, in the one spelling; what is assumed of them is left aside. */
    public static List<PlanItem> canonical(List<PlanItem> items) {
        return items.stream().map(SameItem::canonical).toList();
    }

    static PlanItem canonical(PlanItem item) {
        return new PlanItem(
                item.item(),
                Optional.of(item.slug()),
                item.category(),
                item.perSide(),
                item.dose().map(SameItem::canonical),
                canonical(item.frequency()),
                List.of());
    }

    private static Dose canonical(Dose dose) {
        return switch (dose) {
            case Dose.Minutes minutes -> new Dose.Minutes(minutes.minutes().stripTrailingZeros());
            case Dose.Reps reps -> reps;
            case Dose.Hold hold -> hold;
        };
    }

    private static Frequency canonical(Frequency frequency) {
        return switch (frequency) {
            case Frequency.PerDay daily ->
                new Frequency.PerDay(
                        daily.perDay(), daily.on().stream().sorted().toList());
            case Frequency.PerWeek weekly -> weekly;
        };
    }
}
