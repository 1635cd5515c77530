package onward.activity.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.Given;
import onward.activity.decision.Reason;
import onward.activity.nudge.NudgeState.Asked;
import onward.activity.nudge.NudgeState.Unseen;
import onward.contracts.event.NudgeSent;
import org.junit.jupiter.api.Test;

class NudgeDeciderTest {
    private static final UUID ID = new UUID(9, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final NudgeSent SENT = new NudgeSent(ID, "Ten minutes today?", COACH);

    @Test
    void a_nudge_is_asked_for_once() {
        Given<NudgeState> sent = unseen().given(SENT);

        decide(unseen(), "Ten minutes today?").then(SENT);
        decide(sent, "Ten minutes today?").repeats();
        decide(sent, "Twenty?").refuses(Reason.NUDGE_EXISTS);
        assertThat(sent.state()).isEqualTo(new Asked("Ten minutes today?", 1));
    }

    @Test
    void its_words_are_from_one_to_four_thousand_characters() {
        decide(unseen(), "a".repeat(4000)).accepted();
        decide(unseen(), "a".repeat(4001)).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/text");
        decide(unseen(), "").refuses(Reason.VALUE_OUT_OF_BOUNDS, "/text");
    }

    private static Given.Then<NudgeState> decide(Given<NudgeState> given, String text) {
        return given.when(state -> NudgeDecider.decide(state, new SendNudge(ID, text, COACH)));
    }

    private static Given<NudgeState> unseen() {
        return Given.from(new Unseen(), NudgeDecider::evolve);
    }
}
