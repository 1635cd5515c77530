package onward.progress.adherence;

import static onward.progress.adherence.Story.THREE_WALKS;
import static onward.progress.adherence.Story.june;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreaksTest {

    @ParameterizedTest
    @CsvSource({"HHNNH, 3", "NNHNN, 1", "HHMNN, 0", "HHNMH, 1", "HHHHH, 5", "NNNNN, 0", "MMMMM, 0"})
    void hits_count_back_over_neutral_dates_to_the_first_miss(String days, int streak) {
        assertThat(story(days).streaks(days.length() + 1)).isEqualTo(new Streaks(streak, streak));
    }

    @ParameterizedTest
    @CsvSource({"HHH, 3", "HHM, 2", "HHN, 2", "HMM, 0"})
    void the_running_date_counts_if_it_is_a_hit_and_is_otherwise_ignored(String days, int streak) {
        assertThat(story(days).streaks(days.length())).isEqualTo(new Streaks(streak, streak));
    }

    @Test
    void the_two_streaks_end_each_for_itself() {
        Story story = story("HHH").walked(4, 10).walked(5, 10, 10, 10);
        assertThat(story.streaks(5)).isEqualTo(new Streaks(5, 1));
    }

    @Test
    void what_comes_after_the_running_date_does_not_show() {
        assertThat(story("HHMHH").streaks(2)).isEqualTo(new Streaks(2, 2));
    }

    @Test
    void there_is_no_streak_before_the_first_plan() {
        assertThat(new Story().plan(20, THREE_WALKS).walked(1, 10).streaks(10)).isEqualTo(new Streaks(0, 0));
        assertThat(new Story().walked(1, 10).streaks(1)).isEqualTo(new Streaks(0, 0));
    }

    @Test
    void walking_back_in_parts_gives_the_same() {
        Story story = story("MHHNHHHNHH");
        StreakWalk walk = StreakWalk.from(june(11));
        for (int part = 1; part <= 6; part++) {
            walk.backTo(june(12).minusDays(2L * part), Diary.of(story.log()));
        }
        assertThat(walk.hasEnded()).isTrue();
        assertThat(walk.next()).isEqualTo(june(1).minusDays(1));
        assertThat(walk.streaks()).isEqualTo(story.streaks(11)).isEqualTo(new Streaks(7, 7));
    }

    private static Story story(String days) {
        Story story = Story.of(THREE_WALKS);
        for (int day = 1; day <= days.length(); day++) {
            switch (days.charAt(day - 1)) {
                case 'H' -> story.walked(day, 10, 10, 10);
                case 'N' -> story.excused(day, day);
                case 'M' -> story.walked(day, 1);
                default -> throw new IllegalArgumentException(days);
            }
        }
        return story;
    }
}
