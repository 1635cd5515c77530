package onward.progress.triage;

import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Log;
import onward.progress.adherence.PlanVersion;
import onward.progress.adherence.SessionRevision;
import org.junit.jupiter.api.Test;

/** Three walks a day; of each figure it is said how it is worked out. */
class DroppingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 31);

    @Test
    void twenty_points_are_enough_and_a_little_less_are_not() {
        // 23 dates with 41 walks, 7 with one each: (41 + 7)/90 - 7/21 = 8/15 - 1/3 = 1/5.
        assertThat(points(day -> day <= 7 ? 1 : day <= 12 ? 1 : 2)).contains(Fraction.of(20));
        // One walk less before: 47/90 - 30/90 = 17/90.
        assertThat(points(day -> day <= 7 ? 1 : day <= 13 ? 1 : 2)).isEmpty();
    }

    @Test
    void a_today_without_anything_drops_nobody() {
        assertThat(points(day -> day == 0 ? 0 : 3)).isEmpty();
        assertThat(points(day -> day == 0 ? 3 : day <= 7 ? 0 : 3)).contains(Fraction.of(69 * 100, 90));
    }

    @Test
    void a_week_without_anything_due_says_nothing() {
        Absence away = new Absence.Excusal(TODAY.minusDays(7), TODAY.minusDays(1));
        assertThat(Dropping.points(diary(day -> day <= 7 ? 0 : 3, away), TODAY)).isEmpty();
    }

    @Test
    void excused_dates_count_in_neither() {
        // Of the 7 dates 5 are excused, 2 have one walk of three: 2/6; of the 30, 25 count: (69 + 2)/75.
        Absence away = new Absence.Excusal(TODAY.minusDays(7), TODAY.minusDays(3));
        assertThat(Dropping.points(diary(day -> day <= 2 ? 1 : 3, away), TODAY))
                .contains(Fraction.of(71, 75).minus(Fraction.of(1, 3)).times(Fraction.of(100)));
    }

    @Test
    void it_began_on_the_first_of_the_dates_on_which_it_was_so() {
        // Three a day until 7 dates ago, none since. Today - 5 looks at 2 empty dates of 7: 84/90 - 15/21 = 138/630,
        // 21.9
        // points; today - 6 at one: 87/90 - 18/21 = 69/630, 11 points.
        Diary diary = diary(day -> day <= 7 ? 0 : 3);
        assertThat(Dropping.points(diary, TODAY.minusDays(6))).isEmpty();
        assertThat(Dropping.since(diary, TODAY)).isEqualTo(TODAY.minusDays(5));
    }

    @Test
    void it_is_told_in_whole_percent() {
        Need need = Dropping.need(Fraction.of(69 * 100, 90), TODAY, ZoneId.of("Europe/London"), List.of());
        assertThat(Words.of(need, Optional.of(Fraction.of(2, 21))))
                .isEqualTo("10 % of the plan in the last 7 days, 77 points less than over 30 days");
        assertThat(need.since()).isEqualTo("2026-07-30T23:00:00Z");
    }

    private static Optional<Fraction> points(IntUnaryOperator walks) {
        return Dropping.points(diary(walks), TODAY);
    }

    /** @param walks how many of a date, by how many dates it is before today */
    private static Diary diary(IntUnaryOperator walks, Absence... absences) {
        List<SessionRevision> sessions = new ArrayList<>();
        for (int day = 0; day <= 60; day++) {
            for (int hour = 0; hour < walks.applyAsInt(day); hour++) {
                String at = TODAY.minusDays(day)
                        .atTime(8 + hour, 0)
                        .atOffset(ZoneOffset.ofHours(1))
                        .toString();
                sessions.add(SessionRevision.of(UUID.randomUUID(), 1, walk(at, 10)));
            }
        }
        PlanVersion plan = new PlanVersion(1, TODAY.minusDays(60), List.of(THREE_WALKS));
        return Diary.of(new Log(List.of(plan), List.of(absences), sessions, Set.of()));
    }
}
