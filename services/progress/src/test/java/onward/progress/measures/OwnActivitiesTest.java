package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import onward.progress.adherence.Fraction;
import org.junit.jupiter.api.Test;

class OwnActivitiesTest {

    @Test
    void an_activity_scored_once_has_nothing_to_be_compared_with() {
        assertThat(course(List.of())).isEqualTo(new Course.TooLittle(0, 2));
        assertThat(course(List.of(Map.of("socks", 3)))).isEqualTo(new Course.TooLittle(1, 2));
    }

    @Test
    void both_figures_are_means_over_the_same_activities() {
        // (3+6)/2 and (5+9)/2
        assertThat(course(List.of(
                        Map.of("socks", 3, "film", 6), Map.of("socks", 4, "film", 6), Map.of("socks", 5, "film", 9))))
                .isEqualTo(new Course.Known(Fraction.of(9, 2), Fraction.of(7), false));
    }

    @Test
    void one_that_came_later_begins_with_its_own_first_score() {
        // socks 3 -> 5, garden 1 -> 2: 4/2 and 7/2
        assertThat(course(
                        List.of(Map.of("socks", 3), Map.of("socks", 4, "garden", 1), Map.of("socks", 5, "garden", 2))))
                .isEqualTo(new Course.Known(Fraction.of(2), Fraction.of(7, 2), false));
        // the garden is new: only the socks are compared
        assertThat(course(List.of(Map.of("socks", 3), Map.of("socks", 4, "garden", 1))))
                .isEqualTo(new Course.Known(Fraction.of(3), Fraction.of(4), false));
    }

    @Test
    void one_that_is_no_longer_named_drops_out_of_both() {
        assertThat(course(List.of(Map.of("socks", 3, "film", 9), Map.of("socks", 4))))
                .isEqualTo(new Course.Known(Fraction.of(3), Fraction.of(4), false));
        assertThat(course(List.of(Map.of("socks", 3), Map.of("film", 9)))).isEqualTo(new Course.TooLittle(1, 2));
    }

    @Test
    void case_and_spaces_do_not_make_another_activity() {
        assertThat(OwnActivities.named("  Putting on\n Socks ")).isEqualTo("putting on socks");
    }

    private static Course course(List<Map<String, Integer>> scores) {
        return OwnActivities.course(scores.stream()
                .map(score -> new OwnActivities.Rating(LocalDate.EPOCH, Instant.EPOCH, score))
                .toList());
    }
}
