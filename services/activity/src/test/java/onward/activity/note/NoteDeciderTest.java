package onward.activity.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.Given;
import onward.activity.decision.Reason;
import onward.activity.note.NoteState.Unwritten;
import onward.activity.note.NoteState.Written;
import onward.contracts.event.NoteWritten;
import org.junit.jupiter.api.Test;

class NoteDeciderTest {
    private static final UUID ID = new UUID(8, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final UUID ADMIN = new UUID(2, 2);
    private static final NoteWritten FIRST = new NoteWritten(ID, "Fears bending.", false, 1, COACH);

    @Test
    void a_note_is_written_and_rewritten() {
        decide(unwritten(), "Fears bending.", false).then(FIRST);
        decide(unwritten().given(FIRST), "Fears lifting.", false)
                .then(new NoteWritten(ID, "Fears lifting.", false, 2, COACH));
    }

    @Test
    void to_share_it_is_a_revision() {
        decide(unwritten().given(FIRST), "Fears bending.", true)
                .then(new NoteWritten(ID, "Fears bending.", true, 2, COACH));
    }

    @Test
    void the_same_again_is_a_repeat_whoever_says_it() {
        Given<NoteState> written = unwritten().given(FIRST);

        written.when(state -> NoteDecider.decide(state, new WriteNote(ID, "Fears bending.", false, ADMIN)))
                .repeats();
        assertThat(written.state()).isEqualTo(new Written(FIRST, 1));
    }

    @Test
    void what_an_earlier_revision_said_can_be_said_again() {
        decide(unwritten().given(FIRST, new NoteWritten(ID, "Better.", false, 2, COACH)), "Fears bending.", false)
                .then(new NoteWritten(ID, "Fears bending.", false, 3, COACH));
    }

    @Test
    void a_note_has_from_one_to_four_thousand_characters() {
        decide(unwritten(), "a".repeat(4000), true).accepted();
        decide(unwritten(), "a".repeat(4001), true).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/text");
        decide(unwritten(), " \n", true).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/text");
    }

    private static Given.Then<NoteState> decide(Given<NoteState> given, String text, boolean shared) {
        return given.when(state -> NoteDecider.decide(state, new WriteNote(ID, text, shared, COACH)));
    }

    private static Given<NoteState> unwritten() {
        return Given.from(new Unwritten(), NoteDecider::evolve);
    }
}
