package onward.activity.plan;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;

/** Items of plans for tests. */
public final class Items {
    private Items() {}

    public static PlanItem walk(String minutes) {
        return daily("walk", Category.WALKING, new Dose.Minutes(new BigDecimal(minutes)), 3);
    }

    public static PlanItem stretch(String item, boolean perSide, DayOfWeek... on) {
        return new PlanItem(
                item,
                Optional.empty(),
                Category.STRETCHING,
                perSide,
                Optional.of(new Dose.Hold(new Range(2, 3), new Range(30, 45))),
                new Frequency.PerDay(1, List.of(on)),
                List.of());
    }

    public static PlanItem weekly(String item, int times) {
        return new PlanItem(
                item,
                Optional.empty(),
                Category.STRENGTH,
                false,
                Optional.empty(),
                new Frequency.PerWeek(times),
                List.of());
    }

    public static PlanItem daily(String item, Category category, Dose dose, int times) {
        return new PlanItem(
                item,
                Optional.empty(),
                category,
                false,
                Optional.of(dose),
                new Frequency.PerDay(times, List.of()),
                List.of());
    }

    public static PlanItem of(PlanItem item, String exercise) {
        return new PlanItem(
                item.item(),
                Optional.of(exercise),
                item.category(),
                item.perSide(),
                item.dose(),
                item.frequency(),
                item.assumed());
    }
}
