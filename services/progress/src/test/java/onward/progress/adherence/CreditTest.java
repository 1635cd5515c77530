package onward.progress.adherence;

import static onward.progress.adherence.Story.ONCE_A_DAY;
import static onward.progress.adherence.Story.TEN_MINUTES;
import static onward.progress.adherence.Story.hold;
import static onward.progress.adherence.Story.item;
import static onward.progress.adherence.Story.minutes;
import static onward.progress.adherence.Story.perSide;
import static onward.progress.adherence.Story.reps;
import static onward.progress.adherence.Story.sets;
import static onward.progress.adherence.Story.sides;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import org.junit.jupiter.api.Test;

class CreditTest {

    @Test
    void minutes_are_exact_to_the_hundredth() {
        assertThat(credit(minutes("it", 9.99), TEN_MINUTES)).isEqualTo(Fraction.of(999, 1000));
        assertThat(credit(minutes("it", 10.01), TEN_MINUTES)).isEqualTo(Fraction.ONE);
    }

    @Test
    void an_open_dose_is_filled_by_anything() {
        assertThat(credit(sets("it", 0), null)).isEqualTo(Fraction.ONE);
        assertThat(credit(minutes("it", 0.01), null)).isEqualTo(Fraction.ONE);
    }

    @Test
    void a_dose_is_filled_only_in_its_own_measure() {
        assertThat(credit(minutes("it", 30), reps(3, 8, 8))).isEqualTo(Fraction.ZERO);
        assertThat(credit(sets("it", 30), TEN_MINUTES)).isEqualTo(Fraction.ZERO);
        assertThat(credit(sets("it", 30, 30), hold(2, 3, 30))).isEqualTo(Fraction.ZERO);
    }

    @Test
    void the_best_sets_count_wherever_they_stand() {
        assertThat(credit(sets("it", 1, 8, 2, 8), reps(2, 8, 8))).isEqualTo(Fraction.ONE);
    }

    @Test
    void one_side_alone_fills_half() {
        PlanItem bothSides = perSide(item("it", Category.CORE, reps(2, 8, 8), ONCE_A_DAY));
        assertThat(Credit.of(sides("it", List.of(8, 8, 8, 8), List.of()), bothSides)
                        .value())
                .isEqualTo(Fraction.of(1, 2));
    }

    @Test
    void sides_do_not_matter_where_the_dose_names_none() {
        assertThat(Credit.of(sides("it", List.of(8), List.of(8)), item("it", Category.CORE, reps(2, 8, 8), ONCE_A_DAY))
                        .value())
                .isEqualTo(Fraction.ONE);
    }

    @Test
    void a_dose_that_asks_for_nothing_is_open() {
        assertThat(credit(sets("it", 0), new Dose.Reps(new Range(0, 3), new Range(8, 8))))
                .isEqualTo(Fraction.ONE);
        assertThat(credit(sets("it", 0), new Dose.Hold(new Range(1, 3), new Range(0, 30))))
                .isEqualTo(Fraction.ONE);
    }

    private static Fraction credit(Entry done, Dose dose) {
        return Credit.of(done, item("it", Category.CORE, dose, ONCE_A_DAY)).value();
    }
}
