package onward.notifications.mail;

import java.util.List;

/**
 * The words of a coach's morning list, in one language.
 *
 * @param note what else there is to say of it
 */
public record TriageDigestText(
        Frame frame, String greeting, String line, List<Entry> entries, String note, Frame.Link button) {

    /** A client, and why. */
    public record Entry(String client, String why) {}

    public TriageDigestText {
        entries = List.copyOf(entries);
    }
}
