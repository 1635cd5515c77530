package onward.activity.studio;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.decision.Reason;
import onward.activity.studio.OpenStudio.Staff;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.StudioOpened;
import onward.contracts.value.StaffRole;
import org.junit.jupiter.api.Test;

class StudioDeciderTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Staff ADMIN = new Staff(new UUID(3, 1), "Alex", "admin@example.test", StaffRole.ADMIN);
    private static final Staff COACH = new Staff(new UUID(3, 2), "Chris", "coach@example.test", StaffRole.COACH);

    @Test
    void a_studio_opens_with_its_staff() {
        closed().when(state -> StudioDecider.decide(state, studio(ADMIN, COACH)))
                .then(opened(), joined(ADMIN), joined(COACH));
    }

    @Test
    void what_is_there_is_not_said_again() {
        closed().given(opened(), joined(ADMIN), joined(COACH))
                .when(state -> StudioDecider.decide(state, studio(ADMIN, COACH)))
                .repeats();
        closed().given(opened(), joined(ADMIN))
                .when(state -> StudioDecider.decide(state, studio(ADMIN, COACH)))
                .then(joined(COACH));
    }

    @Test
    void what_somebody_reads_is_told_and_must_be_a_language() {
        Staff german = new Staff(new UUID(3, 4), "Jonas", "jonas@example.test", StaffRole.COACH, Optional.of("de"));
        closed().when(state -> StudioDecider.decide(state, studio(german)))
                .then(
                        opened(),
                        new CoachJoined(
                                german.personId(),
                                german.name(),
                                german.email(),
                                german.role(),
                                LONDON,
                                Optional.of("de")));
        Staff none = new Staff(new UUID(3, 4), "Jonas", "jonas@example.test", StaffRole.COACH, Optional.of("?"));
        closed().when(state -> StudioDecider.decide(state, studio(none)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/locale");
    }

    @Test
    void an_address_that_is_none_is_refused() {
        Staff nobody = new Staff(new UUID(3, 3), "Nobody", "nowhere", StaffRole.COACH);

        closed().when(state -> StudioDecider.decide(state, studio(ADMIN, nobody)))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/email");
    }

    private static Given<StudioState> closed() {
        return Given.from(StudioState.none(), StudioState::evolve);
    }

    private static OpenStudio studio(Staff... staff) {
        return new OpenStudio(new UUID(1, 1), "Demo Studio", LONDON, List.of(staff));
    }

    private static StudioOpened opened() {
        return new StudioOpened("Demo Studio", LONDON);
    }

    private static CoachJoined joined(Staff person) {
        return new CoachJoined(person.personId(), person.name(), person.email(), person.role(), LONDON);
    }
}
