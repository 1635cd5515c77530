package onward.contracts.event;

import java.util.UUID;

/**
 * A note of the staff about the client, or a new revision of it, which replaces the one before it whole.
 *
 * @param text never stored or sent in clear
 * @param shared whether the client may read this revision
 * @param revision 1, 2, ... of this note
 */
public record NoteWritten(UUID noteId, String text, boolean shared, int revision, UUID writtenBy) implements Event {}
