package onward.activity.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.Decision.Repeated;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.activity.safety.PainLookback.SettledDates;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.Event;
import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.Entry;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Session;
import onward.contracts.value.Urgency;
import org.junit.jupiter.api.Test;

class HeavyLoadingDeciderTest {
    private static final UUID COACH = new UUID(2, 1);
    private static final LocalDate FIRST = LocalDate.parse("2026-06-01");
    private static final ZoneId UTC = ZoneOffset.UTC;

    @Test
    void seven_dates_in_a_row_with_a_mean_of_at_most_two_allow_it() {
        assertThat(decide(week(2)))
                .isEqualTo(new Accepted(List.of(new HeavyLoadingAllowed(FIRST, FIRST.plusDays(6), COACH))));
        assertThat(settled(week(2), session(7, FIRST.plusDays(6), 3, 1))).isEqualTo(dates(7, 6));
        assertThat(settled(week(2), session(7, FIRST.plusDays(6), 3, 2))).isEqualTo(dates(0, 6));
    }

    @Test
    void six_dates_do_not_and_the_refusal_names_how_many_there_are() {
        Decision decision = decide(week(0).subList(0, 6));

        assertThat(decision).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.HEAVY_LOADING_TOO_EARLY);
            assertThat(refused.detail()).contains("on 6 of the 7").contains("2026-06-06");
        });
        assertThat(decide(List.of()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.detail()).contains("on 0 of the 7"));
    }

    @Test
    void a_date_without_a_reading_breaks_the_row_and_so_does_one_with_pain() {
        List<Event> gap = new ArrayList<>(week(1));
        gap.remove(3);
        assertThat(settled(gap)).isEqualTo(dates(3, 6));
        assertThat(settled(week(1), checkIn(9, FIRST.plusDays(3), 10))).isEqualTo(dates(3, 6));
        assertThat(settled(week(1), checkIn(9, FIRST.plusDays(7), 3))).isEqualTo(dates(0, 7));
        assertThat(settled(week(1), checkIn(9, FIRST.plusDays(8), 0))).isEqualTo(dates(1, 8));
    }

    @Test
    void only_the_newest_revision_of_a_session_counts_and_a_withdrawn_one_not_at_all() {
        SessionLogged sore = session(1, FIRST.plusDays(6), 8, 8);

        assertThat(settled(week(1), sore)).isEqualTo(dates(0, 6));
        assertThat(settled(week(1), sore, corrected(session(1, FIRST.plusDays(6), 1, 1))))
                .isEqualTo(dates(7, 6));
        assertThat(settled(week(1), sore, corrected(session(1, FIRST.minusDays(9), 8, 8))))
                .isEqualTo(dates(7, 6));
        assertThat(settled(week(1), sore, new SessionWithdrawn(new UUID(4, 1), COACH)))
                .isEqualTo(dates(7, 6));
        assertThat(settled(week(1), new SessionWithdrawn(new UUID(4, 1), COACH)))
                .isEqualTo(dates(7, 6));
    }

    @Test
    void a_reading_counts_on_the_date_of_its_own_zone() {
        Event late = new CheckInRecorded(
                new UUID(7, 99),
                OffsetDateTime.parse("2026-06-07T23:30:00-07:00"),
                ZoneId.of("America/Los_Angeles"),
                Optional.of(9),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                COACH);

        assertThat(settled(week(1), late)).isEqualTo(dates(0, 6));
    }

    @Test
    void once_allowed_it_is_a_repeat() {
        Safety allowed = Safety.none()
                .after(new Past(9, Instant.EPOCH, new HeavyLoadingAllowed(FIRST, FIRST.plusDays(6), COACH)));

        assertThat(HeavyLoadingDecider.decide(
                        allowed, new AllowHeavyLoading(COACH), new SettledDates(0, Optional.empty())))
                .isEqualTo(new Repeated());
    }

    @Test
    void on_hold_it_is_not_allowed_however_much_pain_has_settled() {
        RedFlag flag = RedFlag.FEVER;
        Safety held = Safety.none()
                .after(new Past(
                        8,
                        Instant.EPOCH,
                        new HoldPlaced(new UUID(7, 9), List.of(flag), Urgency.of(flag), new UUID(1, 1))));

        assertThat(HeavyLoadingDecider.decide(held, new AllowHeavyLoading(COACH), settled(week(0))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.HOLD_STANDING));
        Safety lifted = held.after(new Past(9, Instant.EPOCH, new HoldLifted("Seen by a doctor.", COACH)));
        assertThat(HeavyLoadingDecider.decide(lifted, new AllowHeavyLoading(COACH), settled(week(0))))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void it_is_enough_to_go_back_to_what_was_recorded_before_anything_could_be_said_of_those_dates() {
        PainLookback pain = new PainLookback();
        pain.lookAt(past(2, "2026-06-20T12:00:00Z", checkIn(1, LocalDate.parse("2026-06-20"), 1)));

        assertThat(pain.isEnoughWith(past(1, "2026-06-12T23:59:59Z", checkIn(2, FIRST, 1))))
                .isFalse();
        assertThat(pain.isEnoughWith(past(1, "2026-06-11T23:59:59Z", checkIn(2, FIRST, 1))))
                .isTrue();
        assertThat(new PainLookback().isEnoughWith(past(1, "2000-01-01T00:00:00Z", checkIn(2, FIRST, 1))))
                .isFalse();
    }

    private static Decision decide(List<Event> events) {
        return HeavyLoadingDecider.decide(Safety.none(), new AllowHeavyLoading(COACH), settled(events));
    }

    private static SettledDates settled(List<Event> events, Event... more) {
        List<Event> all = new ArrayList<>(events);
        all.addAll(List.of(more));
        PainLookback pain = new PainLookback();
        all.reversed().forEach(event -> pain.lookAt(past(1, "2026-06-08T12:00:00Z", event)));
        return pain.settled();
    }

    private static SettledDates dates(int count, int last) {
        return new SettledDates(count, Optional.of(FIRST.plusDays(last)));
    }

    private static Past past(long version, String recordedAt, Event event) {
        return new Past(version, Instant.parse(recordedAt), event);
    }

    private static List<Event> week(int pain) {
        return IntStream.range(0, 7)
                .<Event>mapToObj(day -> checkIn(day, FIRST.plusDays(day), pain))
                .toList();
    }

    private static CheckInRecorded checkIn(long id, LocalDate on, int pain) {
        return new CheckInRecorded(
                new UUID(7, id),
                on.atTime(9, 0).atOffset(ZoneOffset.UTC),
                UTC,
                Optional.of(pain),
                Optional.of(10),
                List.of(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                COACH);
    }

    private static SessionLogged session(long id, LocalDate on, int before, int after) {
        return new SessionLogged(
                new UUID(4, id),
                new Session(
                        on.atTime(18, 0).atOffset(ZoneOffset.UTC),
                        UTC,
                        List.of(new Entry.Timed("walk", BigDecimal.TEN)),
                        Optional.empty(),
                        Optional.of(before),
                        Optional.of(after),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                COACH);
    }

    private static SessionCorrected corrected(SessionLogged session) {
        return new SessionCorrected(session.sessionId(), 2, session.session(), COACH);
    }
}
