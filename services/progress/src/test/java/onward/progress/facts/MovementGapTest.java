package onward.progress.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Hold;
import org.junit.jupiter.api.Test;

class MovementGapTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate LATER = LocalDate.of(2026, 12, 31);
    private static final Instant MONDAY_NOON = Instant.parse("2026-06-01T11:00:00Z");

    @Test
    void two_days_after_the_last_movement_it_is_48_hours_long() {
        assertThat(reaches(48)).contains(Instant.parse("2026-06-03T11:00:00Z"));
        assertThat(reaches(72)).contains(Instant.parse("2026-06-04T11:00:00Z"));
    }

    @Test
    void the_hours_stand_still_on_excused_dates() {
        var tuesday = new Absence.Excusal(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 2));
        assertThat(reaches(48, tuesday)).contains(Instant.parse("2026-06-04T11:00:00Z"));
    }

    @Test
    void on_the_date_of_the_movement_itself_they_stand_still_too() {
        var monday = new Absence.Excusal(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 1));
        assertThat(reaches(48, monday)).contains(Instant.parse("2026-06-03T23:00:00Z"));
    }

    @Test
    void excusals_that_overlap_count_once() {
        var one = new Absence.Excusal(LocalDate.of(2026, 6, 2), LocalDate.of(2026, 6, 3));
        var other = new Absence.Excusal(LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 4));
        assertThat(reaches(48, one, other)).contains(Instant.parse("2026-06-06T11:00:00Z"));
    }

    @Test
    void a_pause_without_an_end_is_waited_for() {
        assertThat(reaches(48, new Absence.Pause(LocalDate.of(2026, 6, 2), Optional.empty())))
                .isEmpty();
    }

    @Test
    void after_a_pause_the_hours_go_on() {
        var pause = new Absence.Pause(LocalDate.of(2026, 6, 2), Optional.of(LocalDate.of(2026, 6, 10)));
        assertThat(reaches(48, pause)).contains(Instant.parse("2026-06-11T11:00:00Z"));
    }

    @Test
    void an_hour_that_the_clocks_repeat_is_an_hour() {
        Instant saturday = Instant.parse("2026-10-24T11:00:00Z");
        var excused = new Absence.Excusal(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 25));
        assertThat(new MovementGap(saturday, LONDON, List.of(), List.of(), LATER).reaches(48))
                .contains(Instant.parse("2026-10-26T11:00:00Z"));
        // Sunday has 25 hours, and all of them stand still.
        assertThat(new MovementGap(saturday, LONDON, List.of(excused), List.of(), LATER).reaches(48))
                .contains(Instant.parse("2026-10-27T12:00:00Z"));
    }

    @Test
    void the_hours_stand_still_on_hold_to_the_minute() {
        // Held from Tuesday 11:00 to Wednesday 11:30, twice over: a second red flag came while it held.
        var hold =
                new Hold(MONDAY_NOON.plus(Duration.ofHours(24)), Optional.of(MONDAY_NOON.plus(minutes(48 * 60 + 30))));
        var second = new Hold(MONDAY_NOON.plus(Duration.ofHours(30)), hold.liftedAt());
        assertThat(held(hold, second).reaches(48)).contains(MONDAY_NOON.plus(minutes(72 * 60 + 30)));
        assertThat(held(hold).at(MONDAY_NOON.plus(Duration.ofHours(40)))).isEqualTo(Duration.ofHours(24));
        assertThat(held(hold).at(MONDAY_NOON.plus(Duration.ofHours(50)))).isEqualTo(minutes(25 * 60 + 30));
    }

    @Test
    void a_hold_that_is_not_lifted_is_waited_for() {
        assertThat(held(new Hold(MONDAY_NOON.plus(Duration.ofHours(47)), Optional.empty()))
                        .reaches(48))
                .isEmpty();
    }

    @Test
    void a_gap_of_which_nothing_stands_still_is_as_long_as_the_time_that_passed() {
        assertThat(held().at(MONDAY_NOON.plus(minutes(100 * 60 + 1)))).isEqualTo(minutes(100 * 60 + 1));
    }

    private static MovementGap held(Hold... holds) {
        return new MovementGap(MONDAY_NOON, LONDON, List.of(), List.of(holds), LATER);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Optional<Instant> reaches(int hours, Absence... absences) {
        return new MovementGap(MONDAY_NOON, LONDON, List.of(absences), List.of(), LATER).reaches(hours);
    }
}
