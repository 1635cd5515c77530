package onward.progress.facts;

import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.felt;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.MilestoneReached;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Milestone;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each milestone, told once. Three walks of ten minutes are due on every day from Monday on. */
class MilestonesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

    private final ProgressService service = ProgressService.running();
    private TestClient client;

    @BeforeEach
    void monday_morning() {
        service.beginAt(at(0, 7));
        client = TestClient.inLondon(at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
    }

    @AfterEach
    void over() {
        service.endOfTime();
    }

    @Test
    void the_first_session_is_told_at_once_where_it_ended() {
        walked(0, 8, 10);
        looked(0, 9);
        assertThat(told())
                .containsExactly(new MilestoneReached(Milestone.FIRST_SESSION, MONDAY, at(0, 8).plusSeconds(600)));
    }

    @Test
    void the_first_day_on_plan_is_the_first_with_four_fifths_of_what_was_due() {
        walked(0, 8, 10);
        walked(0, 9, 10);
        walked(0, 10, 3); // 23 of 30: 23/30 < 4/5
        looked(0, 11);
        assertThat(told(Milestone.FIRST_ON_PLAN_DAY)).isEmpty();
        walked(1, 8, 10);
        walked(1, 9, 10);
        walked(1, 10, 4); // 24 of 30
        looked(1, 11);
        assertThat(told(Milestone.FIRST_ON_PLAN_DAY))
                .containsExactly(new MilestoneReached(
                        Milestone.FIRST_ON_PLAN_DAY,
                        MONDAY.plusDays(1),
                        at(1, 10).plusSeconds(240)));
    }

    @Test
    void a_streak_of_seven_passes_over_excused_days_and_is_told_on_its_seventh_hit() {
        for (int day = 0; day < 6; day++) {
            walked(day, 8, 10);
        }
        client.happened(new DaysExcused(
                UUID.randomUUID(), MONDAY.plusDays(6), MONDAY.plusDays(7), ExcusalReason.TRAVEL, client.coach));
        looked(7, 8);
        assertThat(told(Milestone.MOVING_STREAK_7)).isEmpty();
        walked(8, 8, 10);
        looked(8, 9);
        assertThat(told(Milestone.MOVING_STREAK_7))
                .extracting(MilestoneReached::on)
                .containsExactly(MONDAY.plusDays(8));
    }

    @Test
    void a_late_log_that_joins_two_streaks_reaches_what_both_have_together() {
        for (int day = 0; day < 8; day++) {
            if (day != 3) {
                walked(day, 8, 10);
            }
        }
        looked(8, 9);
        assertThat(told(Milestone.MOVING_STREAK_7)).isEmpty();
        client.recordedFrom(at(20, 9));
        client.logged(UUID.randomUUID(), walk(local(3, 8), 10));
        looked(20, 10);
        assertThat(told(Milestone.MOVING_STREAK_7)).singleElement().satisfies(reached -> {
            assertThat(reached.on()).isEqualTo(MONDAY.plusDays(6));
            // What happened two weeks before it was recorded is not news.
            assertThat(reached.reachedAt()).isEqualTo(at(6, 8).plusSeconds(600));
        });
    }

    @Test
    void thirty_and_a_hundred_days_are_told_too_when_a_phone_brings_them_all_at_once() {
        client.recordedFrom(at(105, 9));
        for (int day = 0; day < 101; day++) {
            client.logged(UUID.randomUUID(), walk(local(day, 8), 10));
        }
        looked(105, 10);
        assertThat(told(Milestone.MOVING_STREAK_7))
                .extracting(MilestoneReached::on)
                .containsExactly(MONDAY.plusDays(6));
        assertThat(told(Milestone.MOVING_STREAK_30))
                .extracting(MilestoneReached::on)
                .containsExactly(MONDAY.plusDays(29));
        assertThat(told(Milestone.MOVING_STREAK_100))
                .extracting(MilestoneReached::on)
                .containsExactly(MONDAY.plusDays(99));
    }

    @Test
    void thirty_and_a_hundred_days_are_told_once_when_they_grow_day_by_day() {
        for (int day = 0; day < 103; day++) {
            walked(day, 8, 10);
            if ((day >= 5 && day < 8) || (day >= 28 && day < 31) || day >= 97) {
                looked(day, 9);
            }
            assertThat(told(Milestone.MOVING_STREAK_7)).hasSize(day >= 6 ? 1 : 0);
            assertThat(told(Milestone.MOVING_STREAK_30)).hasSize(day >= 29 ? 1 : 0);
            assertThat(told(Milestone.MOVING_STREAK_100)).hasSize(day >= 99 ? 1 : 0);
        }
        assertThat(told(Milestone.MOVING_STREAK_100))
                .containsExactly(new MilestoneReached(
                        Milestone.MOVING_STREAK_100,
                        MONDAY.plusDays(99),
                        at(99, 8).plusSeconds(600)));
    }

    @Test
    void less_pain_is_told_on_the_date_that_makes_it_meaningful() {
        // 6 on seven dates, then 3: from 42/7 to 27/7 with the fifth of them
        for (int day = 0; day < 12; day++) {
            itIs(at(day, 8));
            client.recordedFrom(at(day, 8));
            client.happened(CheckIns.at(local(day, 8)).pain(day < 7 ? 6 : 3).told());
        }
        looked(11, 9);
        assertThat(told())
                .containsExactly(new MilestoneReached(Milestone.PAIN_IMPROVED, MONDAY.plusDays(11), at(11, 8)));
    }

    @Test
    void better_function_is_told_with_the_score_that_makes_it_meaningful() {
        itIs(at(7, 8));
        client.happened(CheckIns.at(local(0, 8)).ticked(14).told());
        client.happened(CheckIns.at(local(7, 8)).ticked(10).told());
        looked(7, 9);
        assertThat(told()).isEmpty();
        itIs(at(14, 8));
        client.happened(CheckIns.at(local(14, 8)).ticked(9).told());
        looked(14, 9);
        assertThat(told())
                .containsExactly(new MilestoneReached(Milestone.FUNCTION_IMPROVED, MONDAY.plusDays(14), at(14, 8)));
    }

    @Test
    void the_walking_target_is_told_on_the_fifth_date_of_a_week_with_thirty_minutes() {
        for (int day = 3; day < 9; day++) { // Thursday to Tuesday: four dates and two
            walked(day, 8, 30);
        }
        looked(9, 9);
        assertThat(told(Milestone.WALKING_TARGET)).isEmpty();
        for (int day = 9; day < 12; day++) {
            walked(day, 8, 30);
        }
        looked(11, 9);
        assertThat(told(Milestone.WALKING_TARGET))
                .extracting(MilestoneReached::on)
                .containsExactly(MONDAY.plusDays(11));
    }

    @Test
    void what_was_told_stays_told_and_is_never_told_again() {
        List<UUID> sessions = new ArrayList<>();
        for (int day = 0; day < 8; day++) {
            client.recordedFrom(at(day, 8));
            sessions.add(UUID.randomUUID());
            client.logged(sessions.getLast(), felt(local(day, 8), 30, 6, 6, 4));
        }
        looked(8, 9);
        List<MilestoneReached> before = told();
        assertThat(before)
                .extracting(MilestoneReached::milestone)
                .containsExactlyInAnyOrder(
                        Milestone.FIRST_SESSION, Milestone.MOVING_STREAK_7, Milestone.WALKING_TARGET);
        client.recordedFrom(at(9, 8));
        sessions.forEach(client::withdrew);
        looked(9, 9);
        for (int day = 0; day < 8; day++) {
            client.logged(UUID.randomUUID(), walk(local(day, 9), 30));
        }
        looked(9, 10);
        client.plan(2, MONDAY.minusDays(30), List.of(THREE_WALKS));
        looked(9, 11);
        assertThat(told()).containsExactlyElementsOf(before);
    }

    @Test
    void two_instances_tell_each_of_them_once() {
        List<TestClient> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TestClient one = TestClient.inLondon(at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
            for (int day = 0; day < 7; day++) {
                one.logged(UUID.randomUUID(), walk(local(day, 8), 30));
            }
            crowd.add(one);
        }
        try (EmbeddedServer _ = service.started()) {
            crowd.forEach(one -> one.get("timeline", "limit=1"));
            crowd.forEach(one -> one.get("adherence", "from=" + MONDAY + "&to=" + MONDAY));
            service.moveTo(at(8, 12));
        }
        assertThat(crowd)
                .allSatisfy(one -> assertThat(service.facts(one.id))
                        .filteredOn(MilestoneReached.class::isInstance)
                        .extracting(fact -> ((MilestoneReached) fact).milestone())
                        .containsExactlyInAnyOrder(
                                Milestone.FIRST_SESSION, Milestone.MOVING_STREAK_7, Milestone.WALKING_TARGET));
    }

    private void walked(int day, int hour, int minutes) {
        itIs(at(day, hour).plusSeconds(60L * minutes));
        client.recordedFrom(at(day, hour));
        client.logged(UUID.randomUUID(), walk(local(day, hour), minutes));
    }

    /** The clock shows no less when something happens: what is recorded may be looked at in the same moment. */
    private void itIs(Instant moment) {
        if (service.clock.instant().isBefore(moment)) {
            service.clock.set(moment);
        }
    }

    /** Everything that was published is applied, and looked at then. */
    private void looked(int day, int hour) {
        assertThat(client.get("adherence", "from=" + MONDAY + "&to=" + MONDAY).statusCode())
                .isEqualTo(200);
        service.moveTo(at(day, hour));
    }

    private List<MilestoneReached> told() {
        return service.facts(client.id).stream()
                .filter(MilestoneReached.class::isInstance)
                .map(MilestoneReached.class::cast)
                .toList();
    }

    private List<MilestoneReached> told(Milestone milestone) {
        return told().stream()
                .filter(reached -> reached.milestone() == milestone)
                .toList();
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private static String local(int day, int hour) {
        return OffsetDateTime.ofInstant(at(day, hour), LONDON).toString();
    }
}
