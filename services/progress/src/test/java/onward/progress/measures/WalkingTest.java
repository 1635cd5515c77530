package onward.progress.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.contracts.value.Category;
import onward.contracts.value.Entry;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Session;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Log;
import onward.progress.adherence.PlanVersion;
import onward.progress.adherence.SessionRevision;
import onward.progress.adherence.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkingTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    private final List<PlanVersion> plans = new ArrayList<>();
    private final List<SessionRevision> sessions = new ArrayList<>();

    @Test
    void a_week_has_its_minutes_its_longest_walk_and_its_dates_of_thirty() {
        walked(0, "10", "10", "10"); // 30 in three parts
        walked(1, "29.99");
        walked(2, "45");
        walked(3, "30");
        walked(6, "12.5", "20");
        assertThat(week())
                .isEqualTo(new Walking.Week(
                        Window.weekOf(MONDAY), new BigDecimal("167.49"), new BigDecimal("45"), 4, Optional.empty()));
    }

    @Test
    void the_target_is_reached_on_the_fifth_date() {
        for (int day = 0; day < 7; day++) {
            walked(day, day == 1 ? "20" : "30");
        }
        assertThat(week().reachedOn()).contains(MONDAY.plusDays(5));
        assertThat(week().targetDates()).isEqualTo(6);
    }

    @Test
    void five_dates_that_lie_in_two_weeks_are_none() {
        for (int day = 4; day < 9; day++) {
            walked(day, "60");
        }
        assertThat(week().targetDates()).isEqualTo(3);
        assertThat(week().reachedOn()).isEmpty();
    }

    @Test
    void a_walk_is_what_the_plan_in_force_calls_walking_or_what_is_named_so() {
        plans.add(new PlanVersion(1, MONDAY.plusDays(1), List.of(item("nordic", Category.WALKING))));
        did(0, "nordic", "10"); // before the plan: not known as one
        did(1, "nordic", "15");
        did(1, "supported-walk", "5"); // no item of the plan, but the catalogue's
        did(1, "squats-in-time", "7");
        assertThat(week().minutes()).isEqualByComparingTo("20");
    }

    @Test
    void without_a_walk_everything_is_nothing() {
        assertThat(week())
                .isEqualTo(
                        new Walking.Week(Window.weekOf(MONDAY), BigDecimal.ZERO, BigDecimal.ZERO, 0, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-01, 2026-06-01", "2026-06-02, 2026-06-08", "2026-06-07, 2026-06-08"})
    void the_first_whole_week_begins_on_the_first_monday(LocalDate begin, LocalDate monday) {
        assertThat(Walking.firstWholeWeek(begin)).isEqualTo(Window.weekOf(monday));
    }

    @ParameterizedTest
    @CsvSource({"2026-06-08, 2026-06-01", "2026-06-14, 2026-06-01", "2026-06-15, 2026-06-08"})
    void the_last_whole_week_is_the_one_before_the_running_one(LocalDate today, LocalDate monday) {
        assertThat(Walking.lastWholeWeek(today)).isEqualTo(Window.weekOf(monday));
    }

    @Test
    void it_is_meaningful_when_the_target_was_reached_last_week_or_is_reached_this_week() {
        Walking.Week without = week();
        for (int day = 0; day < 5; day++) {
            walked(day, "30");
        }
        Walking.Week reached = week();
        assertThat(((Course.Known) Walking.course(without, without, without)).meaningful())
                .isFalse();
        assertThat(((Course.Known) Walking.course(without, reached, without)).meaningful())
                .isTrue();
        assertThat(((Course.Known) Walking.course(reached, without, reached)).meaningful())
                .isTrue();
        assertThat(((Course.Known) Walking.course(reached, without, without)).meaningful())
                .isFalse();
        assertThat(((Course.Known) Walking.course(without, reached, without)).change())
                .hasToString("150");
    }

    private Walking.Week week() {
        return Walking.of(Window.weekOf(MONDAY), Diary.of(new Log(plans, List.of(), sessions, Set.of())));
    }

    private void walked(int day, String... minutes) {
        for (String some : minutes) {
            did(day, "walk", some);
        }
    }

    private void did(int day, String item, String minutes) {
        sessions.add(SessionRevision.of(
                UUID.randomUUID(),
                1,
                new Session(
                        OffsetDateTime.parse(MONDAY.plusDays(day) + "T09:00:00+01:00"),
                        ZoneId.of("Europe/London"),
                        List.of(new Entry.Timed(item, new BigDecimal(minutes))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    private static PlanItem item(String item, Category category) {
        return new PlanItem(
                item,
                Optional.empty(),
                category,
                false,
                Optional.empty(),
                new Frequency.PerDay(1, List.of()),
                List.of());
    }
}
