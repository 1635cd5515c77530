package onward.activity.note;

import static onward.activity.decision.Decision.accepted;
import static onward.activity.decision.Decision.repeated;

import onward.activity.decision.Bounds;
import onward.activity.decision.Decision;
import onward.activity.decision.Past;
import onward.activity.note.NoteState.Unwritten;
import onward.activity.note.NoteState.Written;
import onward.contracts.event.NoteWritten;

/** Decides on one note and folds its revisions. */
public final class NoteDecider {
    private NoteDecider() {}

    /** What comes of it. */
    public static Decision decide(NoteState state, WriteNote command) {
        return switch (state) {
            case Unwritten() -> write(1, command);
            case Written written when isSame(written.newest(), command) -> repeated();
            case Written written -> write(written.newest().revision() + 1, command);
        };
    }

    /** The state after that event of the note. */
    public static NoteState evolve(NoteState state, Past past) {
        return past.event() instanceof NoteWritten note ? new Written(note, past.version()) : state;
    }

    private static Decision write(int revision, WriteNote command) {
        return Bounds.words(command.text(), 4000, "/text")
                .<Decision>map(refusal -> refusal)
                .orElseGet(() -> accepted(
                        new NoteWritten(command.noteId(), command.text(), command.shared(), revision, command.by())));
    }

    private static boolean isSame(NoteWritten newest, WriteNote command) {
        return newest.text().equals(command.text()) && newest.shared() == command.shared();
    }
}
