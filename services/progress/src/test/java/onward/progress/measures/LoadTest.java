package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The trends as a spreadsheet has them: each day the mean moves by 2/8, or 2/29, of what it is away from the load. */
class LoadTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Test
    void nothing_of_it_is_shown_for_28_days() {
        var loads = loads(Map.of(0, 120));
        assertThat(Load.course(loads(Map.of()), MONDAY)).isEqualTo(new Course.TooLittle(0, 28));
        assertThat(Load.course(loads, MONDAY)).isEqualTo(new Course.TooLittle(0, 28));
        assertThat(Load.course(loads, MONDAY.plusDays(27))).isEqualTo(new Course.TooLittle(27, 28));
        assertThat(Load.days(loads, MONDAY.plusDays(27))).isEmpty();
        assertThat(Load.weeks(loads, MONDAY.plusDays(27))).isEmpty();
        assertThat(Load.course(loads, MONDAY.plusDays(28))).isInstanceOf(Course.Known.class);
        assertThat(Load.course(loads, MONDAY.minusDays(1))).isEqualTo(new Course.TooLittle(0, 28));
    }

    @Test
    void days_without_a_session_count_with_nothing() {
        List<Load.Day> days = Load.days(loads(Map.of(0, 120, 2, 60, 28, 90)), MONDAY.plusDays(28));
        assertThat(days).hasSize(29);
        // 120, 3/4 of it, (3/4)^2 of it and 1/4 of 60, 3/4 of that
        assertThat(days.subList(0, 4))
                .extracting(day -> day.mean7().doubleValue())
                .containsExactly(120.0, 90.0, 82.5, 61.875);
        near(days.get(1).mean28(), 111.7241); // 27/29 of 120
        near(days.get(2).mean28(), 108.1570); // 27/29 of that and 2/29 of 60
        near(days.get(28).mean7(), 22.5466);
        near(days.get(28).mean28(), 23.0788);
        assertThat(days.get(1).load()).isZero();
    }

    @Test
    void the_same_every_day_is_the_mean_of_both() {
        SortedMap<LocalDate, BigDecimal> loads = new TreeMap<>();
        MONDAY.datesUntil(MONDAY.plusDays(40)).forEach(date -> loads.put(date, BigDecimal.valueOf(50)));
        Course.Known course = (Course.Known) Load.course(loads, MONDAY.plusDays(39));
        assertThat(course.baseline()).isEqualTo(course.current()).hasToString("50");
        assertThat(course.meaningful()).isFalse();
    }

    @Test
    void weeks_are_sums_from_monday_to_sunday_and_the_running_one_as_it_stands() {
        // Wednesday of the first week, Sunday of it, Monday of the next, and today, a Wednesday
        List<Load.Week> weeks = Load.weeks(loads(Map.of(2, 120, 6, 30, 7, 45, 30, 20)), MONDAY.plusDays(30));
        assertThat(weeks).extracting(week -> week.load().intValueExact()).containsExactly(150, 45, 0, 0, 20);
        assertThat(weeks.getFirst().week().from()).isEqualTo(MONDAY);
        assertThat(weeks.getLast().week().to()).isEqualTo(MONDAY.plusDays(30));
    }

    private static void near(BigDecimal mean, double expected) {
        assertThat(mean.doubleValue()).isCloseTo(expected, within(0.00005));
    }

    private static SortedMap<LocalDate, BigDecimal> loads(Map<Integer, Integer> byDay) {
        SortedMap<LocalDate, BigDecimal> loads = new TreeMap<>();
        byDay.forEach((day, load) -> loads.put(MONDAY.plusDays(day), BigDecimal.valueOf(load)));
        return loads;
    }
}
