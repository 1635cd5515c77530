package onward.notifications.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import onward.notifications.rules.Fading.Reminded;
import org.junit.jupiter.api.Test;

class FadingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    @Test
    void the_first_may_go_on_any_day() {
        assertThat(Fading.allows(FIRST, List.of())).isTrue();
    }

    @Test
    void whoever_answers_may_be_reminded_every_day() {
        List<Reminded> answered = List.of(new Reminded(FIRST.plusDays(1), true), new Reminded(FIRST, true));

        assertThat(Fading.allows(FIRST.plusDays(2), answered)).isTrue();
    }

    @Test
    void each_that_is_not_answered_doubles_the_days_until_the_next_up_to_sixteen() {
        assertThat(reminded(100, day -> false)).containsExactly(1, 3, 7, 15, 31, 47, 63, 79, 95);
    }

    @Test
    void one_that_is_answered_makes_it_every_day_again() {
        assertThat(reminded(14, day -> day == 7)).containsExactly(1, 3, 7, 8, 10, 14);
    }

    @Test
    void there_are_never_two_on_a_day() {
        assertThat(Fading.allows(FIRST, List.of(new Reminded(FIRST, true)))).isFalse();
    }

    /** On which of the first days a reminder goes, if something is open every day. */
    private static List<Integer> reminded(int days, IntPredicate answered) {
        List<Reminded> before = new ArrayList<>();
        List<Integer> on = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            LocalDate date = FIRST.plusDays(day - 1L);
            if (Fading.allows(date, before)) {
                before.addFirst(new Reminded(date, answered.test(day)));
                on.add(day);
            }
        }
        return on;
    }
}
