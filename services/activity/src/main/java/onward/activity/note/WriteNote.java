package onward.activity.note;

import java.util.UUID;

/** Write a note about a client, or rewrite it. */
public record WriteNote(UUID noteId, String text, boolean shared, UUID by) {}
