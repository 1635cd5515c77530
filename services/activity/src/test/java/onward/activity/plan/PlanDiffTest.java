package onward.activity.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import onward.contracts.value.PlanItem;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private static final PlanItem ROW = Items.weekly("light-row", 2);
    private static final PlanItem PRESS = Items.weekly("light-press", 2);

    @Test
    void items_come_go_and_change() {
        PlanDiff diff = PlanDiff.between(List.of(Items.walk("10"), ROW), List.of(PRESS, Items.walk("8")));

        assertThat(diff)
                .isEqualTo(new PlanDiff(
                        List.of(PRESS),
                        List.of(ROW),
                        List.of(new PlanDiff.Changed("walk", Items.walk("10"), Items.walk("8")))));
    }

    @Test
    void what_means_the_same_is_no_change() {
        List<PlanItem> one = List.of(
                Items.walk("10"),
                Items.stretch("evening", true, DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Plans.assuming(ROW, List.of("frequency")));
        List<PlanItem> other = List.of(
                Items.of(ROW, "light-row"),
                Items.stretch("evening", true, DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
                Items.walk("10.00"));

        assertThat(PlanDiff.between(one, other)).isEqualTo(new PlanDiff(List.of(), List.of(), List.of()));
        assertThat(PlanDiff.between(one, one)).isEqualTo(new PlanDiff(List.of(), List.of(), List.of()));
    }
}
