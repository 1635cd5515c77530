package onward.activity.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.client.ClientCommand.ChangeDetails;
import onward.activity.client.ClientCommand.Enrol;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.decision.Past;
import onward.activity.decision.Reason;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientDeciderTest {
    private static final UUID STUDIO = new UUID(1, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final Optional<String> ENGLISH = Optional.of("en-GB");
    private static final ClientEnrolled ENROLLED =
            new ClientEnrolled(STUDIO, "Ana", "ana@example.test", ZoneId.of("Europe/London"), ENGLISH, COACH);
    private static final CoachAssigned ASSIGNED = new CoachAssigned(COACH, COACH);

    @Test
    void a_coach_who_enrols_a_client_looks_after_the_client() {
        unknown()
                .when(state -> ClientDecider.decide(state, enrol("Ana", "ana@example.test", "Europe/London")))
                .then(ENROLLED, ASSIGNED);
    }

    @Test
    void an_administrator_who_enrols_a_client_does_not() {
        Enrol enrol = new Enrol(STUDIO, "Ana", "ana@example.test", "Europe/London", ENGLISH, COACH, false);

        unknown().when(state -> ClientDecider.decide(state, enrol)).then(ENROLLED);
    }

    @Test
    void the_answer_to_an_enrolment_is_the_version_after_both_of_its_events() {
        Enrolled client = (Enrolled) enrolled().state();

        assertThat(client.enrolment().version()).isEqualTo(2);
        assertThat(client.details().version()).isEqualTo(2);
        assertThat(client.coach()).hasValue(COACH);
    }

    @Test
    void a_coach_who_was_assigned_later_does_not_change_that_answer() {
        ClientState alone = ClientEvolution.evolve(new Unknown(), new Past(1, Given.RECORDED, ENROLLED));
        Instant later = Given.RECORDED.plusSeconds(1);
        Enrolled client = (Enrolled) ClientEvolution.evolve(alone, new Past(2, later, ASSIGNED));

        assertThat(client.enrolment().version()).isEqualTo(1);
        assertThat(client.coach()).hasValue(COACH);
    }

    @Test
    void the_same_enrolment_again_is_a_repeat() {
        enrolled()
                .when(state -> ClientDecider.decide(state, enrol("Ana", "ana@example.test", "Europe/London")))
                .repeats();
    }

    @Test
    void the_same_enrolment_again_is_a_repeat_also_after_a_change() {
        Given<ClientState> moved = enrolled().given(moved("Europe/Paris"));

        moved.when(state -> ClientDecider.decide(state, enrol("Ana", "ana@example.test", "Europe/London")))
                .repeats();
        moved.when(state -> ClientDecider.decide(state, enrol("Ana", "ana@example.test", "Europe/Paris")))
                .refuses(Reason.CLIENT_EXISTS);
        assertThat(((Enrolled) moved.state()).enrolment().version()).isEqualTo(2);
    }

    @Test
    void an_id_is_one_clients_of_one_studio() {
        Enrol elsewhere = new Enrol(new UUID(1, 2), "Ana", "ana@example.test", "Europe/London", ENGLISH, COACH, true);

        enrolled()
                .when(state -> ClientDecider.decide(state, enrol("Anna", "ana@example.test", "Europe/London")))
                .refuses(Reason.CLIENT_EXISTS);
        enrolled().when(state -> ClientDecider.decide(state, elsewhere)).refuses(Reason.CLIENT_EXISTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A\nB", "A\u0000", "\ud83d", "A\u2028B"})
    void a_name_is_one_line_that_can_be_written(String name) {
        unknown()
                .when(state -> ClientDecider.decide(state, enrol(name, "ana@example.test", "Europe/London")))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/name");
    }

    @Test
    void a_name_has_at_most_two_hundred_characters_as_people_count_them() {
        unknown()
                .when(state -> ClientDecider.decide(state, enrol("😀".repeat(200), "a@b.test", "Europe/London")))
                .accepted();
        unknown()
                .when(state -> ClientDecider.decide(state, enrol("a".repeat(201), "a@b.test", "Europe/London")))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@example.test",
                "ana@",
                "a@b@c",
                "a b@c.test",
                "ana@example.test\r\nBcc: all@example.test",
                "Ana <ana@example.test>",
                "ana@example.test,bob@example.test",
                "jörg@example.test",
                "a..b@example.test",
                ".ana@example.test",
                "ana@-example.test",
                "ana@example..test"
            })
    void an_address_is_one_plain_address(String email) {
        unknown()
                .when(state -> ClientDecider.decide(state, enrol("Ana", email, "Europe/London")))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Londonn", "+01:00", "GMT+1", "europe/london"})
    void a_zone_is_a_region_of_the_time_zone_database(String zone) {
        unknown()
                .when(state -> ClientDecider.decide(state, enrol("Ana", "ana@example.test", zone)))
                .refuses(Reason.TIME_ZONE_UNKNOWN, "/timeZone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "english please", "e", "en_GB"})
    void a_locale_is_a_language_tag(String locale) {
        enrolled()
                .when(state -> ClientDecider.decide(
                        state,
                        new ChangeDetails(
                                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(locale), COACH)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/locale");
    }

    @Test
    void only_what_is_different_is_a_change() {
        ChangeDetails change = new ChangeDetails(
                Optional.of("Ana"), Optional.of("new@example.test"), Optional.of("Europe/Paris"), ENGLISH, COACH);

        enrolled()
                .when(state -> ClientDecider.decide(state, change))
                .then(new ClientDetailsChanged(
                        Optional.empty(),
                        Optional.of("new@example.test"),
                        Optional.of(ZoneId.of("Europe/Paris")),
                        Optional.empty(),
                        COACH));
    }

    @Test
    void a_change_that_changes_nothing_is_a_repeat_of_the_last_change() {
        Given<ClientState> moved = enrolled().given(moved("Europe/Paris"));
        ChangeDetails again = new ChangeDetails(
                Optional.of("Ana"), Optional.empty(), Optional.of("Europe/Paris"), Optional.empty(), COACH);

        moved.when(state -> ClientDecider.decide(state, again)).repeats();
        assertThat(((Enrolled) moved.state()).details())
                .isEqualTo(new Details("Ana", "ana@example.test", ZoneId.of("Europe/Paris"), ENGLISH, 3));
    }

    @Test
    void nobody_unknown_can_be_changed() {
        unknown()
                .when(state -> ClientDecider.decide(
                        state,
                        new ChangeDetails(
                                Optional.of("Ana"), Optional.empty(), Optional.empty(), Optional.empty(), COACH)))
                .refuses(Reason.CLIENT_UNKNOWN);
    }

    private static ClientDetailsChanged moved(String zone) {
        return new ClientDetailsChanged(
                Optional.empty(), Optional.empty(), Optional.of(ZoneId.of(zone)), Optional.empty(), COACH);
    }

    private static Given<ClientState> unknown() {
        return Given.from(new Unknown(), ClientEvolution::evolve);
    }

    private static Given<ClientState> enrolled() {
        return unknown().given(ENROLLED, ASSIGNED);
    }

    private static Enrol enrol(String name, String email, String zone) {
        return new Enrol(STUDIO, name, email, zone, ENGLISH, COACH, true);
    }
}
