package onward.progress.facts;

import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.felt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.Event;
import onward.contracts.event.FlareFound;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.value.FlareCause;
import onward.contracts.value.FlareSign;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Red flags and flares, told once each and at once. */
class AlarmsTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

    private final ProgressService service = ProgressService.running();
    private TestClient client;

    @BeforeEach
    void monday_morning() {
        service.beginAt(at(0, 7));
        client = TestClient.inLondon(at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        looked();
    }

    @AfterEach
    void over() {
        service.endOfTime();
    }

    @Test
    void a_red_flag_is_told_without_the_clock_moving_on() {
        CheckInRecorded emergency =
                checkIn(0, 7).redFlags(RedFlag.SADDLE_NUMBNESS, RedFlag.FEVER).told();
        CheckInRecorded urgent = checkIn(0, 6).redFlags(RedFlag.WEIGHT_LOSS).told();
        client.recordedFrom(at(0, 7));
        client.happened(urgent);
        looked();
        client.recordedFrom(at(0, 7));
        client.happened(emergency);
        looked();
        assertThat(found(RedFlagRaised.class))
                .containsExactly(
                        new RedFlagRaised(urgent.checkInId(), at(0, 6), List.of(RedFlag.WEIGHT_LOSS), Urgency.URGENT),
                        new RedFlagRaised(
                                emergency.checkInId(),
                                at(0, 7),
                                List.of(RedFlag.SADDLE_NUMBNESS, RedFlag.FEVER),
                                Urgency.EMERGENCY));
    }

    @Test
    void a_reported_flare_is_told_once_for_a_date() {
        happened(0, 7, checkIn(0, 6).flare().pain(6));
        happened(0, 7, checkIn(0, 7).flare().pain(8));
        happened(1, 8, checkIn(1, 8).flare());
        assertThat(found(FlareFound.class))
                .extracting(FlareFound::cause, FlareFound::on, FlareFound::at, FlareFound::why, FlareFound::pain)
                .contains(
                        tuple(FlareCause.REPORTED, MONDAY, at(0, 6), FlareSign.CHECK_IN, Optional.of(6)),
                        tuple(FlareCause.REPORTED, MONDAY.plusDays(1), at(1, 8), FlareSign.CHECK_IN, Optional.empty()))
                .hasSize(2);
    }

    @Test
    void pain_above_five_after_a_session_is_a_suspected_flare_and_five_is_none() {
        logged(0, 5);
        assertThat(found(FlareFound.class)).isEmpty();
        logged(0, 7);
        logged(0, 8);
        assertThat(found(FlareFound.class)).singleElement().satisfies(flare -> {
            assertThat(flare.cause()).isEqualTo(FlareCause.SUSPECTED);
            assertThat(flare.why()).isEqualTo(FlareSign.PAIN_AFTER);
            assertThat(flare.on()).isEqualTo(MONDAY);
            assertThat(flare.at()).isEqualTo(at(0, 6).plusSeconds(600));
            assertThat(flare.pain()).contains(7);
        });
    }

    @Test
    void a_rise_of_two_points_to_the_next_date_is_a_suspected_flare_whichever_date_is_told_first() {
        // Tuesday (5+4)/2, then Monday 2 before it: 2 1/2
        happened(1, 8, checkIn(1, 7).pain(5));
        happened(1, 8, checkIn(1, 8).pain(4));
        assertThat(found(FlareFound.class)).isEmpty();
        happened(1, 8, checkIn(0, 8).pain(2));
        assertThat(found(FlareFound.class)).singleElement().satisfies(flare -> {
            assertThat(flare.cause()).isEqualTo(FlareCause.SUSPECTED);
            assertThat(flare.why()).isEqualTo(FlareSign.NEXT_DAY_RISE);
            assertThat(flare.on()).isEqualTo(MONDAY.plusDays(1));
            assertThat(flare.at()).isEqualTo(at(1, 8));
            assertThat(flare.rise().orElseThrow()).isEqualByComparingTo(new BigDecimal("2.5"));
        });
    }

    @Test
    void the_date_is_that_of_the_zone_it_was_said_in() {
        // Monday 23:30 in London is Tuesday 07:30 in Tokyo
        OffsetDateTime tokyo =
                at(0, 23).plusSeconds(1800).atZone(ZoneId.of("Asia/Tokyo")).toOffsetDateTime();
        happened(1, 0, CheckIns.at(tokyo, ZoneId.of("Asia/Tokyo")).flare());
        assertThat(found(FlareFound.class)).extracting(FlareFound::on).containsExactly(MONDAY.plusDays(1));
    }

    @Test
    void what_was_told_is_not_taken_back_and_not_told_again_and_an_old_one_carries_its_own_time() {
        UUID session = UUID.randomUUID();
        client.recordedFrom(at(9, 7));
        client.logged(session, felt(local(0, 6), 10, null, 7, null));
        looked();
        service.moveTo(at(9, 7));
        List<FlareFound> told = found(FlareFound.class);
        assertThat(told).extracting(FlareFound::at).containsExactly(at(0, 6).plusSeconds(600));
        client.recordedFrom(at(9, 7));
        client.corrected(session, 2, felt(local(0, 6), 10, null, 2, null));
        looked();
        client.recordedFrom(at(9, 7));
        client.corrected(session, 3, felt(local(0, 6), 10, null, 9, null));
        looked();
        client.recordedFrom(at(9, 7));
        client.withdrew(session);
        looked();
        service.moveTo(at(9, 8));
        assertThat(found(FlareFound.class)).isEqualTo(told);
    }

    private void happened(int day, int hour, CheckIns checkIn) {
        service.clock.set(at(day, hour));
        client.recordedFrom(at(day, hour));
        client.happened(checkIn.told());
        looked();
    }

    private void logged(int day, int painAfter) {
        client.recordedFrom(at(0, 7));
        client.logged(UUID.randomUUID(), felt(local(day, 6), 10, null, painAfter, null));
        looked();
    }

    private static CheckIns checkIn(int day, int hour) {
        return CheckIns.at(local(day, hour));
    }

    /** Everything that was published is applied, and what is due of it is looked at. */
    private void looked() {
        assertThat(client.get("adherence", "from=" + MONDAY + "&to=" + MONDAY).statusCode())
                .isEqualTo(200);
        service.moveTo(service.clock.instant());
    }

    private <T extends Event> List<T> found(Class<T> type) {
        return service.facts(client.id).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private static String local(int day, int hour) {
        return OffsetDateTime.ofInstant(at(day, hour), LONDON).toString();
    }
}
