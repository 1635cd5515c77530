package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import onward.progress.adherence.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures worked by hand: baseline and current are sums over seven. */
class PainTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    @Test
    void the_daily_value_is_the_mean_of_the_readings() {
        assertThat(DailyPain.of(FIRST, 4 + 3 + 6, 3, Instant.EPOCH).value()).isEqualTo(Fraction.of(13, 3));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "6"})
    void fewer_than_seven_dates_give_no_figure(int dates) {
        assertThat(Pain.course(days("5 5 5 5 5 5".substring(0, Math.max(0, 2 * dates - 1)))))
                .isEqualTo(new Course.TooLittle(dates, 7));
    }

    @Test
    void seven_dates_are_baseline_and_current_at_once() {
        Course.Known course = known("6 5 4 3 2 1 0");
        assertThat(course.baseline()).isEqualTo(Fraction.of(3));
        assertThat(course.current()).isEqualTo(Fraction.of(3));
        assertThat(course.change()).isEqualTo(Fraction.ZERO);
        assertThat(course.meaningful()).isFalse();
    }

    @Test
    void baseline_is_of_the_first_seven_dates_and_current_of_the_last_seven() {
        // (7+7+6+6+6+5+5)/7 = 6; without the first two and with 4 and 3: (6+6+6+5+5+4+3)/7 = 5
        Course.Known course = known("7 7 6 6 6 5 5 4 3");
        assertThat(course.baseline()).isEqualTo(Fraction.of(6));
        assertThat(course.current()).isEqualTo(Fraction.of(5));
        assertThat(course.change()).isEqualTo(Fraction.of(-1));
        assertThat(course.meaningful()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // two points of 8 are 25 %
        "8 8 8 8 8 8 8 6 6 6 6 6 6 6, true",
        // 13/7 points of 8 are neither
        "8 8 8 8 8 8 8 7 6 6 6 6 6 6, false",
        // 0.9 points of 3 are 30 %: the sum 21 falls by 6.3, so by 7 it is enough and by 6 it is not
        "3 3 3 3 3 3 3 2 2 2 2 2 2 2, true",
        "3 3 3 3 3 3 3 3 2 2 2 2 2 2, false",
        // exactly 30 %: from 70/7 to 49/7
        "10 10 10 10 10 10 10 7 7 7 7 7 7 7, true",
        // more pain is no improvement, and nothing from nothing is none
        "3 3 3 3 3 3 3 6 6 6 6 6 6 6, false",
        "0 0 0 0 0 0 0 0 0 0 0 0 0 0, false",
    })
    void it_is_meaningful_from_two_points_or_thirty_percent_on(String values, boolean meaningful) {
        assertThat(known(values).meaningful()).isEqualTo(meaningful);
    }

    @Test
    void it_improved_on_the_first_date_on_which_that_was_so_whatever_comes_then() {
        // From 42/7 by 3/7 with each: 12/7 are neither two points nor 30 % (1.8), 15/7 are.
        List<DailyPain> days = days("6 6 6 6 6 6 6 3 3 3 3 3 9 9 9 9");
        assertThat(Pain.improved(days, FIRST).orElseThrow().date()).isEqualTo(FIRST.plusDays(11));
        assertThat(Pain.improved(days.subList(0, 11), FIRST)).isEmpty();
        assertThat(Pain.improved(days.subList(0, 3), FIRST)).isEmpty();
    }

    @Test
    void it_is_looked_for_from_what_has_changed_on_or_everywhere_if_that_is_the_baseline() {
        List<DailyPain> days = days("6 6 6 6 6 6 6 3 3 3 3 3 9 9 9 9");
        assertThat(Pain.improved(days, FIRST.plusDays(11)).orElseThrow().date()).isEqualTo(FIRST.plusDays(11));
        assertThat(Pain.improved(days, FIRST.plusDays(12))).isEmpty();
        assertThat(Pain.improved(days, FIRST.plusDays(6)).orElseThrow().date()).isEqualTo(FIRST.plusDays(11));
        assertThat(Pain.improved(days, FIRST.plusDays(7)).orElseThrow().date()).isEqualTo(FIRST.plusDays(11));
        assertThat(Pain.improved(days, LocalDate.MAX)).isEmpty();
    }

    private static Course.Known known(String values) {
        return (Course.Known) Pain.course(days(values));
    }

    private static List<DailyPain> days(String values) {
        List<DailyPain> days = new ArrayList<>();
        for (String value : values.isEmpty() ? new String[0] : values.split(" ")) {
            LocalDate date = FIRST.plusDays(days.size());
            days.add(DailyPain.of(
                    date, Long.parseLong(value), 1, date.atTime(8, 0).toInstant(ZoneOffset.UTC)));
        }
        return days;
    }
}
