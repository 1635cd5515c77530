package onward.progress.adherence;

import static onward.progress.adherence.Story.ONCE_A_DAY;
import static onward.progress.adherence.Story.TEN_MINUTES;
import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.hold;
import static onward.progress.adherence.Story.holds;
import static onward.progress.adherence.Story.item;
import static onward.progress.adherence.Story.june;
import static onward.progress.adherence.Story.minutes;
import static onward.progress.adherence.Story.perSide;
import static onward.progress.adherence.Story.reps;
import static onward.progress.adherence.Story.sets;
import static onward.progress.adherence.Story.sides;
import static onward.progress.adherence.Story.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.Category;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import org.junit.jupiter.api.Test;

/** The cases of the domain's table, and what stands between them. */
class AdherenceTest {
    private static final PlanItem SQUAT_THRICE = item("squat", Category.STRENGTH, null, weekly(3));
    private static final PlanItem SQUAT_TWICE = item("squat", Category.STRENGTH, null, weekly(2));

    @Test
    void a_walk_of_thirty_minutes_fills_one_slot() {
        assertThat(Story.of(THREE_WALKS).walked(1, 30).overall(1, 1)).isEqualTo("1/3");
    }

    @Test
    void the_best_walks_fill_the_slots_in_part_where_they_are_short() {
        assertThat(Story.of(THREE_WALKS).walked(1, 10, 7, 4, 12).overall(1, 1)).isEqualTo("9/10");
    }

    @Test
    void each_side_counts_its_best_sets() {
        Story deadBug = Story.of(perSide(item("dead-bug", Category.CORE, reps(3, 8, 8), ONCE_A_DAY)))
                .did(1, sides("dead-bug", List.of(8, 8, 8, 8), List.of(8, 6, 0)));
        assertThat(deadBug.overall(1, 1)).isEqualTo("19/24");
    }

    @Test
    void a_range_counts_by_its_lower_bound() {
        Story bridge = Story.of(item("bridge", Category.CORE, reps(3, 10, 12), ONCE_A_DAY))
                .did(1, sets("bridge", 12, 11, 9));
        assertThat(bridge.overall(1, 1)).isEqualTo("29/30");
    }

    @Test
    void a_range_of_rounds_counts_by_its_lower_bound_too() {
        Story hamstring = Story.of(perSide(item("hamstring", Category.STRETCHING, hold(2, 3, 30), ONCE_A_DAY)))
                .did(1, holds("hamstring", List.of(30, 30, 30), List.of(30, 20)));
        assertThat(hamstring.overall(1, 1)).isEqualTo("11/12");
    }

    @Test
    void a_weekly_item_is_due_by_the_frequency_in_force_on_each_date() {
        Story squat = Story.of(SQUAT_THRICE)
                .plan(4, SQUAT_TWICE)
                .did(2, sets("squat", 5))
                .did(6, sets("squat", 5));
        assertThat(squat.item("squat", 1, 7).due()).hasToString("17/7");
        assertThat(squat.overall(1, 7)).isEqualTo("14/17");
    }

    @Test
    void a_daily_item_is_due_by_the_frequency_in_force_on_each_date() {
        Story walks = Story.of(THREE_WALKS)
                .plan(4, item("walk", Category.WALKING, TEN_MINUTES, new Frequency.PerDay(4, List.of())));
        june(1).datesUntil(june(8)).forEach(date -> walks.walked(date.getDayOfMonth(), 10, 10, 10));
        assertThat(walks.overall(1, 7)).isEqualTo("21/25");
    }

    @Test
    void excused_dates_are_neither_due_nor_earned() {
        Story walks = Story.of(THREE_WALKS)
                .excused(2, 3)
                .walked(1, 10, 10, 10)
                .walked(2, 10)
                .walked(4, 10, 10, 10)
                .walked(5, 10, 10)
                .walked(6, 10, 10, 10);
        assertThat(walks.overall(1, 7)).isEqualTo("11/15");
    }

    @Test
    void excused_dates_take_their_share_from_a_weekly_item() {
        Story squat =
                Story.of(SQUAT_THRICE).excused(2, 3).did(1, sets("squat", 5)).did(5, sets("squat", 5));
        assertThat(squat.item("squat", 1, 7).due()).hasToString("15/7");
        assertThat(squat.overall(1, 7)).isEqualTo("14/15");
    }

    @Test
    void a_surplus_moves_to_no_other_date() {
        assertThat(Story.of(THREE_WALKS).walked(1, 10, 10, 10, 10, 10, 10).overall(1, 2))
                .isEqualTo("1/2");
    }

    @Test
    void overall_is_the_mean_of_the_categories() {
        Story week = Story.of(
                THREE_WALKS,
                item("one", Category.STRETCHING, null, new Frequency.PerDay(3, List.of())),
                item("two", Category.CORE, null, weekly(3)),
                SQUAT_TWICE);
        for (int day = 1; day <= 5; day++) {
            week.walked(day, 10, 10, 10);
        }
        for (int day = 1; day <= 7; day++) {
            week.did(day, sets("one", 1), sets("one", 1));
        }
        week.did(1, sets("two", 1)).did(2, sets("two", 1));
        assertThat(week.over(1, 7).categories())
                .containsEntry(Category.WALKING, new Score(Fraction.of(15), Fraction.of(21)))
                .containsEntry(Category.STRETCHING, new Score(Fraction.of(14), Fraction.of(21)))
                .containsEntry(Category.CORE, new Score(Fraction.of(2), Fraction.of(3)))
                .containsEntry(Category.STRENGTH, new Score(Fraction.of(0), Fraction.of(2)));
        assertThat(week.overall(1, 7)).isEqualTo("43/84");
    }

    @Test
    void the_day_on_which_clocks_go_back_is_twenty_five_hours_long() {
        Story walks = Story.of(THREE_WALKS);
        for (String start : List.of("2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")) {
            walks.did(UUID.randomUUID(), 1, start, "Europe/London", minutes("walk", 10));
        }
        LocalDate day = LocalDate.of(2026, 10, 25);
        Adherence adherence = Adherence.of(Diary.of(walks.log()), new Window(day, day));
        assertThat(adherence.items()).containsEntry("walk", new Score(Fraction.of(3), Fraction.of(3)));
    }

    @Test
    void midnight_is_the_local_one() {
        Story walks = Story.of(THREE_WALKS)
                .did(UUID.randomUUID(), 1, "2026-06-02T22:30:00Z", "Europe/London", minutes("walk", 10))
                .did(UUID.randomUUID(), 1, "2026-06-02T23:30:00Z", "Europe/London", minutes("walk", 10));
        assertThat(walks.overall(2, 2)).isEqualTo("1/3");
        assertThat(walks.overall(3, 3)).isEqualTo("1/3");
    }

    @Test
    void a_session_counts_for_the_date_of_the_zone_it_was_logged_in() {
        Story tokyo = Story.of(THREE_WALKS)
                .did(UUID.randomUUID(), 1, "2026-06-03T06:30:00Z", "Asia/Tokyo", minutes("walk", 10));
        Story losAngeles = Story.of(THREE_WALKS)
                .did(UUID.randomUUID(), 1, "2026-06-03T06:30:00Z", "America/Los_Angeles", minutes("walk", 10));
        assertThat(tokyo.overall(3, 3)).isEqualTo("1/3");
        assertThat(losAngeles.overall(2, 2)).isEqualTo("1/3");
        assertThat(losAngeles.overall(3, 3)).isEqualTo("0");
    }

    @Test
    void the_highest_revision_wins_and_a_withdrawal_is_final() {
        UUID session = UUID.randomUUID();
        Story corrected = Story.of(THREE_WALKS)
                .did(session, 2, "2026-06-01T09:00:00Z", "Europe/London", minutes("walk", 5))
                .did(session, 1, "2026-06-01T09:00:00Z", "Europe/London", minutes("walk", 10));
        assertThat(corrected.overall(1, 1)).isEqualTo("1/6");
        assertThat(corrected.withdrew(session).overall(1, 1)).isEqualTo("0");
    }

    @Test
    void nothing_due_has_no_ratio() {
        Story excused = Story.of(THREE_WALKS).excused(1, 7).walked(1, 10);
        assertThat(excused.over(1, 7).overall()).isEmpty();
        assertThat(excused.over(1, 7).categories()).isEmpty();
        assertThat(excused.over(1, 7).items()).isEmpty();
        assertThat(Story.of(THREE_WALKS).over(1, 1).overall()).contains(Fraction.ZERO);
    }

    @Test
    void nothing_is_due_before_the_first_plan() {
        Story late = new Story().plan(5, THREE_WALKS).walked(4, 10, 10, 10).walked(5, 10, 10, 10);
        assertThat(late.overall(1, 4)).isEqualTo("nothing due");
        assertThat(late.item("walk", 1, 5)).isEqualTo(new Score(Fraction.of(3), Fraction.of(3)));
    }

    @Test
    void a_pause_ends_before_the_date_it_is_resumed_on() {
        Story paused = Story.of(THREE_WALKS).absent(new Absence.Pause(june(2), Optional.of(june(4))));
        assertThat(paused.item("walk", 1, 4).due()).isEqualTo(Fraction.of(6));
        Story open = Story.of(THREE_WALKS).absent(new Absence.Pause(june(2), Optional.empty()));
        assertThat(open.item("walk", 1, 30).due()).isEqualTo(Fraction.of(3));
    }

    @Test
    void a_later_version_with_an_earlier_date_does_not_displace_one_scheduled_after_it() {
        Story plans = new Story()
                .plan(1, THREE_WALKS)
                .plan(10, item("walk", Category.WALKING, TEN_MINUTES, new Frequency.PerDay(4, List.of())))
                .plan(5, item("walk", Category.WALKING, TEN_MINUTES, new Frequency.PerDay(2, List.of())));
        assertThat(plans.item("walk", 4, 4).due()).isEqualTo(Fraction.of(3));
        assertThat(plans.item("walk", 5, 5).due()).isEqualTo(Fraction.of(2));
        assertThat(plans.item("walk", 10, 10).due()).isEqualTo(Fraction.of(4));
    }

    @Test
    void of_versions_with_the_same_date_the_highest_is_in_force() {
        Story plans = new Story().plan(1, THREE_WALKS).plan(1, SQUAT_TWICE);
        assertThat(plans.over(1, 7).items()).containsOnlyKeys("squat");
    }

    @Test
    void one_date_gives_a_weekly_item_at_most_one_credit() {
        Story squat = Story.of(SQUAT_THRICE).did(1, sets("squat", 5), sets("squat", 5), sets("squat", 5));
        assertThat(squat.item("squat", 1, 7).earned()).isEqualTo(Fraction.ONE);
    }

    @Test
    void a_date_gives_a_weekly_item_the_credit_of_its_best_performance() {
        Story bridge = Story.of(item("bridge", Category.CORE, reps(2, 10, 12), weekly(3)))
                .did(1, sets("bridge", 5), sets("bridge", 10, 9), sets("bridge", 1));
        assertThat(bridge.item("bridge", 1, 7).earned()).isEqualTo(Fraction.of(19, 20));
    }

    @Test
    void a_weekly_item_earns_no_more_than_is_due_in_each_week() {
        Story squat = Story.of(SQUAT_TWICE);
        for (int day = 1; day <= 7; day++) {
            squat.did(day, sets("squat", 5));
        }
        assertThat(squat.item("squat", 1, 14)).isEqualTo(new Score(Fraction.of(2), Fraction.of(4)));
        assertThat(squat.item("squat", 6, 7)).isEqualTo(new Score(Fraction.of(4, 7), Fraction.of(4, 7)));
    }

    @Test
    void an_item_is_due_on_its_named_weekdays_only() {
        Frequency mondays = new Frequency.PerDay(1, List.of(DayOfWeek.MONDAY));
        Story walks = Story.of(item("walk", Category.WALKING, TEN_MINUTES, mondays))
                .walked(1, 10)
                .walked(2, 10);
        assertThat(walks.item("walk", 1, 7)).isEqualTo(new Score(Fraction.ONE, Fraction.ONE));
    }

    @Test
    void what_is_not_in_the_plan_in_force_earns_nothing() {
        Story swim = Story.of(THREE_WALKS).did(1, minutes("swim", 30));
        assertThat(swim.overall(1, 1)).isEqualTo("0");
        assertThat(swim.over(1, 1).items()).containsOnlyKeys("walk");
    }
}
