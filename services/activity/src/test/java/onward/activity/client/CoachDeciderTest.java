package onward.activity.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.activity.Given;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.client.CoachDecider.ChangeCoach;
import onward.activity.decision.Reason;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import org.junit.jupiter.api.Test;

class CoachDeciderTest {
    private static final UUID COACH = new UUID(2, 1);
    private static final UUID NEXT = new UUID(2, 2);
    private static final UUID ADMIN = new UUID(2, 9);
    private static final Set<UUID> COACHES = Set.of(COACH, NEXT);
    private static final ClientEnrolled ENROLLED = new ClientEnrolled(
            new UUID(1, 1), "Ana", "ana@example.test", ZoneId.of("Europe/London"), Optional.empty(), COACH);
    private static final CoachChanged CHANGED = new CoachChanged(NEXT, Optional.of(COACH), COACH);

    @Test
    void a_client_is_handed_over() {
        decide(looked(), NEXT).then(CHANGED);
    }

    @Test
    void a_client_without_a_coach_gets_one() {
        decide(Given.<ClientState>from(new Unknown(), ClientEvolution::evolve).given(ENROLLED), NEXT)
                .then(new CoachChanged(NEXT, Optional.empty(), COACH));
    }

    @Test
    void the_current_coach_again_is_a_repeat_of_when_that_was_said() {
        decide(looked(), COACH).repeats();
        Given<ClientState> changed = looked().given(CHANGED);

        decide(changed, NEXT).repeats();
        assertThat(((Enrolled) looked().state()).assignment()).hasValue(new Assignment(COACH, COACH, 2));
        assertThat(((Enrolled) changed.state()).assignment()).hasValue(new Assignment(NEXT, COACH, 3));
    }

    @Test
    void only_a_coach_of_the_studio_can_be_one() {
        decide(looked(), ADMIN).refuses(Reason.COACH_UNKNOWN, "/coachId");
    }

    private static Given.Then<ClientState> decide(Given<ClientState> given, UUID coach) {
        return given.when(state -> CoachDecider.decide((Enrolled) state, new ChangeCoach(coach, COACH), COACHES));
    }

    private static Given<ClientState> looked() {
        return Given.<ClientState>from(new Unknown(), ClientEvolution::evolve)
                .given(ENROLLED, new CoachAssigned(COACH, COACH));
    }
}
