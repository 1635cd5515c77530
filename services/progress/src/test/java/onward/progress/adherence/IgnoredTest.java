package onward.progress.adherence;

import static onward.progress.adherence.Story.TEN_MINUTES;
import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.item;
import static onward.progress.adherence.Story.june;
import static onward.progress.adherence.Story.minutes;
import static onward.progress.adherence.Story.reps;
import static onward.progress.adherence.Story.sets;
import static onward.progress.adherence.Story.weekly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.progress.adherence.Ignored.Reason;
import org.junit.jupiter.api.Test;

/** What earned nothing is told with its reason; links have a test of their own. */
class IgnoredTest {
    private static final PlanItem BRIDGE = item("bridge", Category.CORE, reps(2, 8, 8), weekly(3));

    @Test
    void more_than_the_slots_of_a_date_is_a_surplus_and_the_worst_is_left_out() {
        Story walks = Story.of(THREE_WALKS).walked(1, 10, 4, 10, 10);
        assertThat(ignored(walks)).extracting(Ignored::reason).containsExactly(Reason.SURPLUS);
        assertThat(ignored(walks).getFirst().because())
                .isEqualTo("4 of 10 min = 2/5, but the 3 slots of the date are filled by what is as good or better; "
                        + "a surplus moves nowhere");
    }

    @Test
    void a_weekly_item_counts_the_best_of_a_date() {
        Story bridge = Story.of(BRIDGE).did(1, sets("bridge", 8), sets("bridge", 8, 8));
        assertThat(ignored(bridge)).extracting(Ignored::reason).containsExactly(Reason.NOT_THE_BEST_OF_THE_DATE);
        assertThat(ignored(bridge).getFirst().because()).startsWith("8 of 2 x 8 = 1/2, but");
    }

    @Test
    void another_measure_and_nothing_of_the_dose_are_told_apart() {
        Story bridge = Story.of(BRIDGE).did(1, minutes("bridge", 5)).did(2, sets("bridge", 0));
        assertThat(bridge.over(1, 2).slots().stream().flatMap(FilledSlots::ignored))
                .extracting(Ignored::because)
                .containsExactly("logged in another measure, the dose asks for repetitions = 0", "0 of 2 x 8 = 0");
        assertThat(bridge.over(1, 2).slots().stream().flatMap(FilledSlots::ignored))
                .extracting(Ignored::reason)
                .containsExactly(Reason.OTHER_MEASURE, Reason.NOTHING_OF_THE_DOSE);
    }

    @Test
    void on_a_date_that_asks_for_nothing_the_reason_is_the_dates() {
        Story story = new Story()
                .plan(2, THREE_WALKS)
                .excused(2, 2)
                .absent(new Absence.Pause(june(2), Optional.of(june(4))))
                .walked(1, 10)
                .walked(2, 10)
                .walked(3, 10);
        assertThat(story.over(1, 3).ignored())
                .extracting(Ignored::reason)
                .containsExactly(Reason.BEFORE_THE_FIRST_PLAN, Reason.EXCUSED, Reason.PAUSED);
    }

    @Test
    void what_the_plan_does_not_ask_for_is_told_with_the_plan_or_the_weekday() {
        PlanItem mondays =
                item("walk", Category.WALKING, TEN_MINUTES, new Frequency.PerDay(1, List.of(DayOfWeek.MONDAY)));
        Story story = Story.of(mondays).did(1, minutes("swim", 20)).walked(2, 10);
        assertThat(story.over(1, 2).ignored())
                .extracting(Ignored::because)
                .containsExactly(
                        "version 1 of the plan does not have it; it counts as movement", "it is not due on a Tuesday");
    }

    @Test
    void a_streak_tells_since_when_it_lasts_and_what_stopped_it() {
        Story story = Story.of(THREE_WALKS).walked(2, 10).excused(3, 3).walked(4, 10);
        StreakWalk walk = StreakWalk.from(june(5));
        walk.backTo(june(1), Diary.of(story.log()));
        assertThat(walk.moving().inWords())
                .isEqualTo("2 hits since 2026-06-02, 1 neutral date passed over, the running date ignored "
                        + "(nothing was done); stopped by the miss on 2026-06-01 (nothing was done)");
    }

    private static List<Ignored> ignored(Story story) {
        Adherence adherence = story.on(1);
        return Stream.concat(adherence.slots().stream().flatMap(FilledSlots::ignored), adherence.ignored().stream())
                .toList();
    }
}
