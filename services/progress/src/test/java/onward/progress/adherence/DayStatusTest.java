package onward.progress.adherence;

import static onward.progress.adherence.DayStatus.Mark.HIT;
import static onward.progress.adherence.DayStatus.Mark.MISS;
import static onward.progress.adherence.DayStatus.Mark.NEUTRAL;
import static onward.progress.adherence.Story.TEN_MINUTES;
import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.item;
import static onward.progress.adherence.Story.minutes;
import static onward.progress.adherence.Story.reps;
import static onward.progress.adherence.Story.sets;
import static onward.progress.adherence.Story.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import onward.contracts.value.Category;
import onward.contracts.value.Frequency;
import org.junit.jupiter.api.Test;

class DayStatusTest {

    @Test
    void half_a_slot_is_moving_and_less_is_not() {
        assertThat(Story.of(THREE_WALKS).walked(1, 5).status(1).moving()).isEqualTo(HIT);
        assertThat(Story.of(THREE_WALKS).walked(1, 4.99, 4.99).status(1).moving())
                .isEqualTo(MISS);
    }

    @Test
    void four_fifths_of_the_day_is_on_plan_and_less_is_not() {
        assertThat(Story.of(THREE_WALKS).walked(1, 10, 10, 4).status(1).onPlan())
                .isEqualTo(HIT);
        assertThat(Story.of(THREE_WALKS).walked(1, 10, 10, 3.99).status(1).onPlan())
                .isEqualTo(MISS);
    }

    @Test
    void anything_outside_the_plan_is_moving() {
        DayStatus swam = Story.of(THREE_WALKS).did(1, minutes("swim", 1)).status(1);
        assertThat(swam.moving()).isEqualTo(HIT);
        assertThat(swam.onPlan()).isEqualTo(MISS);
    }

    @Test
    void a_weekly_item_moves_but_does_not_put_a_day_on_plan() {
        Story core = Story.of(item("core", Category.CORE, reps(2, 10, 10), weekly(3)))
                .did(1, sets("core", 10))
                .did(2, sets("core", 9));
        assertThat(marks(core, 1)).containsExactly(HIT, NEUTRAL);
        assertThat(marks(core, 2)).containsExactly(MISS, NEUTRAL);
        assertThat(marks(core, 3)).containsExactly(NEUTRAL, NEUTRAL);
    }

    @Test
    void a_day_is_the_mean_of_its_categories_with_something_due() {
        Frequency mondays = new Frequency.PerDay(1, List.of(DayOfWeek.MONDAY));
        Story plan = Story.of(THREE_WALKS, item("stretch", Category.STRETCHING, TEN_MINUTES, mondays))
                .walked(1, 10, 10, 10)
                .walked(2, 10, 10, 10);
        assertThat(plan.status(1).onPlan()).isEqualTo(MISS);
        assertThat(plan.status(2).onPlan()).isEqualTo(HIT);
    }

    @Test
    void a_date_on_which_nothing_is_due_is_neutral_however_much_was_done() {
        Story excused =
                new Story().plan(2, THREE_WALKS).excused(3, 3).walked(1, 10).walked(3, 10);
        assertThat(marks(excused, 1)).containsExactly(NEUTRAL, NEUTRAL);
        assertThat(marks(excused, 3)).containsExactly(NEUTRAL, NEUTRAL);
    }

    @Test
    void a_due_date_on_which_nothing_was_done_is_a_miss() {
        assertThat(marks(Story.of(THREE_WALKS), 1)).containsExactly(MISS, MISS);
    }

    private static List<DayStatus.Mark> marks(Story story, int day) {
        return List.of(story.status(day).moving(), story.status(day).onPlan());
    }
}
