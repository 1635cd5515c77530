package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import onward.progress.adherence.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolandMorrisTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    @Test
    void one_score_has_nothing_to_be_compared_with() {
        assertThat(RolandMorris.course(List.of())).isEqualTo(new Course.TooLittle(0, 2));
        assertThat(RolandMorris.course(scores(14))).isEqualTo(new Course.TooLittle(1, 2));
    }

    @Test
    void the_first_score_is_compared_with_the_latest() {
        assertThat(RolandMorris.course(scores(14, 3, 11)))
                .isEqualTo(new Course.Known(Fraction.of(14), Fraction.of(11), false));
    }

    @ParameterizedTest
    @CsvSource({
        "20, 15, true", // 5 points, 25 %
        "20, 16, false", // 4 points, 20 %
        "10, 7, true", // 30 %
        "10, 8, false",
        "1, 0, true", // all of it
        "0, 0, false",
        "8, 20, false"
    })
    void it_is_meaningful_from_five_points_or_thirty_percent_on(int first, int latest, boolean meaningful) {
        assertThat(((Course.Known) RolandMorris.course(scores(first, latest))).meaningful())
                .isEqualTo(meaningful);
    }

    @Test
    void it_improved_with_the_first_score_that_was_low_enough() {
        assertThat(RolandMorris.improved(scores(14, 12, 9, 20)).orElseThrow().date())
                .isEqualTo(FIRST.plusDays(2));
        assertThat(RolandMorris.improved(scores(14, 12))).isEmpty();
        assertThat(RolandMorris.improved(List.of())).isEmpty();
    }

    private static List<RolandMorris.Score> scores(int... ticked) {
        return IntStream.range(0, ticked.length)
                .mapToObj(day -> new RolandMorris.Score(
                        FIRST.plusDays(day), FIRST.plusDays(day).atTime(8, 0).toInstant(ZoneOffset.UTC), ticked[day]))
                .toList();
    }
}
