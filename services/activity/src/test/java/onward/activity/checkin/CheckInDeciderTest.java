package onward.activity.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.activity.Given;
import onward.activity.checkin.CheckInState.Told;
import onward.activity.checkin.CheckInState.Unseen;
import onward.activity.decision.Reason;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.HoldPlaced;
import onward.contracts.value.ActivityScore;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckInDeciderTest {
    private static final UUID ID = new UUID(7, 1);
    private static final UUID CLIENT = new UUID(3, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final Instant NOW = Instant.parse("2026-06-03T09:00:00Z");
    private static final CheckInRecorded EVERYTHING = new CheckInRecorded(
            ID,
            OffsetDateTime.parse("2026-06-03T07:30:00+01:00"),
            ZoneId.of("Europe/London"),
            Optional.of(4),
            Optional.of(7),
            List.of(RedFlag.SADDLE_NUMBNESS, RedFlag.FEVER),
            true,
            Optional.of(List.of(1, 24)),
            List.of(new ActivityScore("Putting on socks", 3)),
            Optional.of("worse"),
            CLIENT);

    @Test
    void what_is_told_is_recorded_in_one_form() {
        decide(unseen(), CheckIns.everything())
                .then(
                        EVERYTHING,
                        new HoldPlaced(ID, List.of(RedFlag.SADDLE_NUMBNESS, RedFlag.FEVER), Urgency.EMERGENCY, CLIENT));
    }

    @Test
    void a_red_flag_places_a_hold_and_is_answered_with_the_version_after_it() {
        HoldPlaced hold = new HoldPlaced(ID, EVERYTHING.redFlags(), Urgency.EMERGENCY, CLIENT);

        assertThat(decide(unseen(), CheckIns.flags("weight-loss"))
                        .accepted()
                        .events()
                        .getLast())
                .isEqualTo(new HoldPlaced(ID, List.of(RedFlag.WEIGHT_LOSS), Urgency.URGENT, CLIENT));
        assertThat(decide(unseen(), CheckIns.pain(10)).accepted().events()).hasSize(1);
        assertThat(unseen().given(EVERYTHING, hold).state()).isEqualTo(new Told(EVERYTHING, 2));
        decide(unseen().given(EVERYTHING, hold), CheckIns.everything()).repeats();
    }

    @Test
    void the_same_meaning_again_is_a_repeat_whoever_says_it() {
        ToldCheckIn same = CheckIns.everything();
        ToldCheckIn turned = new ToldCheckIn(
                same.at(),
                same.timeZone(),
                same.painNow(),
                same.painWorst(),
                Optional.of(List.of("saddle-numbness", "fever", "fever")),
                same.flare(),
                Optional.of(List.of(1, 24)),
                same.activities(),
                same.note());
        Given<CheckInState> told = unseen().given(EVERYTHING);

        told.when(state -> CheckInDecider.decide(state, new RecordCheckIn(ID, turned, COACH), NOW))
                .repeats();
        assertThat(told.state()).isEqualTo(new Told(EVERYTHING, 1));
    }

    @Test
    void saying_no_and_saying_nothing_mean_the_same() {
        CheckInRecorded pain = (CheckInRecorded)
                decide(unseen(), CheckIns.pain(4)).accepted().events().getFirst();
        ToldCheckIn spelledOut = new ToldCheckIn(
                pain.at(),
                "Europe/London",
                Optional.of(4),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.of(false),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.empty());

        decide(unseen().given(pain), spelledOut).repeats();
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_differs_in_one_thing_is_refused(CheckInRecorded other) {
        decide(unseen().given(other), CheckIns.everything()).refuses(Reason.CHECK_IN_EXISTS);
    }

    static Stream<CheckInRecorded> others() {
        CheckInRecorded it = EVERYTHING;
        OffsetDateTime later = it.at().plusSeconds(1);
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        Optional<Integer> one = Optional.of(1);
        List<RedFlag> fever = List.of(RedFlag.FEVER);
        Optional<List<Integer>> ticked = Optional.of(List.of(1));
        List<ActivityScore> score = List.of(new ActivityScore("Putting on socks", 4));
        return Stream.of(
                but(later, it.timeZone(), it.painNow(), it.painWorst(), it.redFlags(), it.flare(), it.rolandMorris()),
                but(it.at(), lisbon, it.painNow(), it.painWorst(), it.redFlags(), it.flare(), it.rolandMorris()),
                but(it.at(), it.timeZone(), one, it.painWorst(), it.redFlags(), it.flare(), it.rolandMorris()),
                but(it.at(), it.timeZone(), it.painNow(), one, it.redFlags(), it.flare(), it.rolandMorris()),
                but(it.at(), it.timeZone(), it.painNow(), it.painWorst(), fever, it.flare(), it.rolandMorris()),
                but(it.at(), it.timeZone(), it.painNow(), it.painWorst(), it.redFlags(), false, it.rolandMorris()),
                but(it.at(), it.timeZone(), it.painNow(), it.painWorst(), it.redFlags(), it.flare(), ticked),
                but(score, it.note()),
                but(it.activities(), Optional.of("better")));
    }

    private static CheckInRecorded but(
            OffsetDateTime at,
            ZoneId zone,
            Optional<Integer> painNow,
            Optional<Integer> painWorst,
            List<RedFlag> flags,
            boolean flare,
            Optional<List<Integer>> ticked) {
        return new CheckInRecorded(
                ID,
                at,
                zone,
                painNow,
                painWorst,
                flags,
                flare,
                ticked,
                EVERYTHING.activities(),
                EVERYTHING.note(),
                CLIENT);
    }

    private static CheckInRecorded but(List<ActivityScore> activities, Optional<String> note) {
        CheckInRecorded it = EVERYTHING;
        return new CheckInRecorded(
                ID,
                it.at(),
                it.timeZone(),
                it.painNow(),
                it.painWorst(),
                it.redFlags(),
                it.flare(),
                it.rolandMorris(),
                activities,
                note,
                CLIENT);
    }

    @ParameterizedTest
    @MethodSource("ofOneThing")
    void one_thing_is_enough(ToldCheckIn told) {
        decide(unseen(), told).accepted();
    }

    static Stream<ToldCheckIn> ofOneThing() {
        return Stream.of(
                CheckIns.pain(0),
                CheckIns.pain(10),
                CheckIns.worst(10),
                CheckIns.flags("immune-suppression"),
                CheckIns.flare(),
                CheckIns.ticked(),
                CheckIns.ticked(1, 24),
                CheckIns.activities(new ActivityScore("a".repeat(200), 10)),
                CheckIns.note("a".repeat(4000)));
    }

    @Test
    void that_all_is_well_needs_no_words() {
        decide(unseen(), CheckIns.nothing()).accepted();
        decide(unseen(), CheckIns.flags()).accepted();
    }

    @ParameterizedTest
    @EnumSource(RedFlag.class)
    void every_red_flag_has_its_code(RedFlag flag) {
        CheckInRecorded checkIn = (CheckInRecorded) decide(unseen(), CheckIns.flags(flag.code()))
                .accepted()
                .events()
                .getFirst();

        assertThat(checkIn.redFlags()).containsExactly(flag);
    }

    @Test
    void what_is_out_of_bounds_is_refused_with_its_place() {
        refuses(CheckIns.pain(-1), "/painNow");
        refuses(CheckIns.pain(11), "/painNow");
        refuses(CheckIns.worst(11), "/painWorst");
        refuses(CheckIns.flags("fever", "sore-toe"), "/redFlags/1");
        refuses(CheckIns.ticked(0), "/rolandMorris/0");
        refuses(CheckIns.ticked(1, 25), "/rolandMorris/1");
        refuses(CheckIns.ticked(2, 3, 2), "/rolandMorris");
        refuses(CheckIns.activities(new ActivityScore("Socks", 11)), "/activities/0/score");
        refuses(CheckIns.activities(new ActivityScore("Socks", -1)), "/activities/0/score");
        refuses(CheckIns.activities(new ActivityScore(" ", 1)), "/activities/0/name");
        refuses(CheckIns.activities(new ActivityScore("a".repeat(201), 1)), "/activities/0/name");
        refuses(
                CheckIns.activities(
                        Collections.nCopies(11, new ActivityScore("Socks", 1)).toArray(ActivityScore[]::new)),
                "/activities");
        refuses(CheckIns.note("a".repeat(4001)), "/note");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-03T07:30:00Z, Europe/London, TIME_OFFSET_MISMATCH",
        "2026-03-29T01:30:00Z, Europe/London, TIME_OFFSET_MISMATCH",
        "2026-06-04T10:00:01+01:00, Europe/London, TIME_IN_FUTURE",
        "2026-06-03T07:30:00+01:00, Europe/Londonn, TIME_ZONE_UNKNOWN"
    })
    void its_time_must_be_one_that_the_zone_has_and_at_most_a_day_ahead(String at, String zone, Reason reason) {
        decide(unseen(), CheckIns.at(OffsetDateTime.parse(at), zone, Optional.of(4)))
                .refuses(reason);
    }

    @Test
    void a_day_ahead_is_not_too_far() {
        decide(
                        unseen(),
                        CheckIns.at(OffsetDateTime.parse("2026-06-04T10:00:00+01:00"), "Europe/London", Optional.of(4)))
                .accepted();
    }

    private static void refuses(ToldCheckIn told, String pointer) {
        decide(unseen(), told).refuses(Reason.VALUE_OUT_OF_BOUNDS, pointer);
    }

    private static Given.Then<CheckInState> decide(Given<CheckInState> given, ToldCheckIn told) {
        return given.when(state -> CheckInDecider.decide(state, new RecordCheckIn(ID, told, CLIENT), NOW));
    }

    private static Given<CheckInState> unseen() {
        return Given.from(new Unseen(), CheckInDecider::evolve);
    }
}
