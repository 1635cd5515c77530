package onward.progress.facts;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.DateClosed;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.Event;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.DayFigures;
import onward.contracts.value.DayState;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Overall;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found as time goes by. */
class FactsTest {
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
    void a_date_closes_with_the_figures_of_its_closing_instant_however_late_the_timer_is() {
        log(0, 8, 10);
        log(0, 9, 10);
        // The date closes at the end of Wednesday; this comes on Thursday, before anybody has looked.
        client.recordedFrom(at(3, 12));
        client.logged(UUID.randomUUID(), walk(local(0, 10), 10));
        seen();
        service.moveTo(at(3, 13));

        assertThat(found(DateClosed.class).getFirst().date()).isEqualTo(MONDAY);
        assertThat(found(DateClosed.class).getFirst().closedAt()).isEqualTo(at(3, 0));
        assertThat(overall(found(DateClosed.class).getFirst().figures())).contains("2/3");
        assertThat(found(AdherenceRestated.class)).singleElement().satisfies(restated -> {
            assertThat(restated.date()).isEqualTo(MONDAY);
            assertThat(restated.before().flatMap(FactsTest::overall)).contains("2/3");
            assertThat(overall(restated.after())).contains("1");
        });
        String window = "from=" + MONDAY + "&to=" + MONDAY;
        assertThat(json(client.get("adherence", window + "&asOf=" + at(3, 0)))
                        .at("/overall/fraction")
                        .asText())
                .isEqualTo("2/3");
        assertThat(json(client.get("adherence", window)).at("/overall/fraction").asText())
                .isEqualTo("1");
    }

    @Test
    void every_date_closes_once_and_a_week_has_seven() {
        for (int day = 0; day < 7; day++) {
            log(day, 8, 10);
        }
        seen();
        service.moveTo(at(12, 12));
        assertThat(found(DateClosed.class))
                .extracting(DateClosed::date)
                .containsExactlyElementsOf(
                        MONDAY.datesUntil(MONDAY.plusDays(10)).toList());
        assertThat(found(WeekClosed.class)).singleElement().satisfies(week -> {
            assertThat(week.monday()).isEqualTo(MONDAY);
            assertThat(week.closedAt()).isEqualTo(at(9, 0));
            assertThat(week.figures().overall()).contains(new Overall("1/3"));
            assertThat(week.figures().categories().walking().orElseThrow().due())
                    .isEqualTo("21");
            assertThat(week.movingDays()).isEqualTo(7);
            assertThat(week.onPlanDays()).isZero();
            assertThat(week.activeDays()).isEqualTo(7);
            assertThat(week.minutesWalked()).isEqualByComparingTo(BigDecimal.valueOf(70));
            assertThat(week.sessions()).isEqualTo(7);
        });
    }

    @Test
    void a_late_log_restates_its_date_and_closes_no_second_week() {
        log(0, 8, 10);
        seen();
        service.moveTo(at(12, 12));
        client.recordedFrom(at(12, 12));
        service.clock.set(at(12, 13));
        UUID late = UUID.randomUUID();
        client.logged(late, walk(local(2, 8), 10));
        awaitFound(AdherenceRestated.class, 1);
        client.withdrew(late);
        awaitFound(AdherenceRestated.class, 2);

        assertThat(found(AdherenceRestated.class))
                .extracting(AdherenceRestated::date)
                .containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(2));
        assertThat(found(AdherenceRestated.class))
                .extracting(restated -> overall(restated.after()).orElseThrow())
                .containsExactly("1/3", "0");
        assertThat(found(WeekClosed.class)).hasSize(1);
        assertThat(found(DateClosed.class)).hasSize(10);
    }

    @Test
    void what_changes_nothing_restates_nothing() {
        for (int hour = 8; hour < 11; hour++) {
            log(0, hour, 10);
        }
        seen();
        service.moveTo(at(5, 12));
        client.recordedFrom(at(5, 12));
        client.logged(UUID.randomUUID(), walk(local(0, 12), 10));
        seen();
        service.moveTo(at(5, 13));
        assertThat(found(AdherenceRestated.class)).isEmpty();
    }

    @Test
    void an_excusal_in_hindsight_restates_what_it_covers() {
        log(0, 8, 10);
        seen();
        service.moveTo(at(5, 12));
        client.recordedFrom(at(5, 12));
        client.happened(
                new DaysExcused(UUID.randomUUID(), MONDAY, MONDAY.plusDays(1), ExcusalReason.ILLNESS, client.coach));
        awaitFound(AdherenceRestated.class, 2);
        assertThat(found(AdherenceRestated.class))
                .allSatisfy(restated -> assertThat(restated.after().overall()).isEmpty())
                .allSatisfy(restated -> assertThat(restated.after().moving()).isEqualTo(DayState.NEUTRAL));
    }

    @Test
    void a_gap_is_told_at_48_and_at_72_hours_once_each() {
        log(0, 8, 10);
        seen();
        service.moveTo(at(2, 8));
        assertThat(found(MovementGapFound.class)).isEmpty();
        service.moveTo(at(2, 9));
        assertThat(found(MovementGapFound.class)).singleElement().satisfies(gap -> {
            assertThat(gap.hours()).isEqualTo(48);
            assertThat(gap.reachedAt()).isEqualTo(at(2, 8).plusSeconds(600));
        });
        service.moveTo(at(20, 9));
        assertThat(found(MovementGapFound.class))
                .extracting(MovementGapFound::hours)
                .containsExactly(48, 72);
        assertThat(found(MovementGapFound.class))
                .extracting(MovementGapFound::gapId)
                .containsOnly(found(MovementGapFound.class).getFirst().gapId());
    }

    @Test
    void the_hours_stand_still_while_excused_and_paused() {
        log(0, 8, 10);
        client.happened(new DaysExcused(
                UUID.randomUUID(), MONDAY.plusDays(1), MONDAY.plusDays(1), ExcusalReason.TRAVEL, client.coach));
        UUID pause = UUID.randomUUID();
        client.happened(new PlanPaused(pause, MONDAY.plusDays(2), ExcusalReason.OTHER, client.coach));
        seen();
        service.moveTo(at(10, 12));
        assertThat(found(MovementGapFound.class)).isEmpty();
        client.recordedFrom(at(10, 12));
        client.happened(new PlanResumed(pause, MONDAY.plusDays(10), client.coach));
        seen();
        service.moveTo(at(11, 8));
        assertThat(found(MovementGapFound.class)).isEmpty();
        service.moveTo(at(11, 9));
        assertThat(found(MovementGapFound.class)).hasSize(1);
    }

    @Test
    void a_phone_that_brings_a_week_of_sessions_leaves_no_gaps_behind() {
        client.recordedFrom(at(7, 10));
        service.clock.set(at(7, 10));
        for (int day = 0; day < 7; day += 3) {
            client.logged(UUID.randomUUID(), walk(local(day, 8), 10));
            seen();
            service.moveTo(at(7, 10));
        }
        service.moveTo(at(7, 11));
        assertThat(found(MovementGapFound.class)).isEmpty();
    }

    @Test
    void a_client_who_moves_to_another_zone_has_each_date_closed_once() {
        service.moveTo(at(4, 12));
        client.recordedFrom(at(4, 12));
        home("Pacific/Auckland");
        service.moveTo(at(6, 12));
        client.recordedFrom(at(6, 12));
        home("America/Los_Angeles");
        service.moveTo(at(12, 12));
        assertThat(found(DateClosed.class))
                .extracting(DateClosed::date)
                .containsExactlyElementsOf(
                        MONDAY.datesUntil(MONDAY.plusDays(10)).toList());
    }

    @Test
    void two_instances_tell_nothing_twice() {
        List<TestClient> crowd = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            TestClient one = TestClient.inLondon(at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
            one.logged(UUID.randomUUID(), walk(local(0, 8), 10));
            crowd.add(one);
        }
        crowd.forEach(one -> one.get("timeline", "limit=1"));
        try (EmbeddedServer _ = service.started()) {
            service.moveTo(at(12, 12));
        }
        assertThat(crowd).allSatisfy(one -> {
            assertThat(service.facts(one.id))
                    .filteredOn(DateClosed.class::isInstance)
                    .hasSize(10);
            assertThat(service.facts(one.id))
                    .filteredOn(WeekClosed.class::isInstance)
                    .hasSize(1);
            assertThat(service.facts(one.id))
                    .filteredOn(MovementGapFound.class::isInstance)
                    .hasSize(2);
        });
    }

    private void home(String zone) {
        client.happened(new ClientDetailsChanged(
                Optional.empty(), Optional.empty(), Optional.of(ZoneId.of(zone)), Optional.empty(), client.coach));
        seen();
    }

    private void log(int day, int hour, int minutes) {
        client.recordedFrom(at(day, hour));
        client.logged(UUID.randomUUID(), walk(local(day, hour), minutes));
    }

    /** Waits until everything that was published is applied. */
    private void seen() {
        assertThat(client.get("adherence", "from=" + MONDAY + "&to=" + MONDAY).statusCode())
                .isEqualTo(200);
    }

    private void awaitFound(Class<? extends Event> type, int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> found(type).size() >= count);
    }

    private <T extends Event> List<T> found(Class<T> type) {
        return service.facts(client.id).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Optional<String> overall(DayFigures figures) {
        return figures.overall().map(Overall::fraction);
    }

    private Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private String local(int day, int hour) {
        return MONDAY.plusDays(day)
                .atTime(hour, 0)
                .atZone(LONDON)
                .toOffsetDateTime()
                .toString();
    }
}
