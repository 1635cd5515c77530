package onward.activity.note;

import onward.contracts.event.NoteWritten;

/** What became of one note id of one client. */
public sealed interface NoteState {

    /** Nothing was ever written under it. */
    record Unwritten() implements NoteState {}

    /**
     * It was written.
     *
     * @param newest its newest revision
     * @param version the stream's version after that
     */
    record Written(NoteWritten newest, long version) implements NoteState {}
}
