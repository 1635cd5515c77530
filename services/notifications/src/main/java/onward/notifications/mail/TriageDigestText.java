package onward.notifications.mail;

import java.util.List;

/** The words of a coach's morning list, in one language. */
public record TriageDigestText(Frame frame, String greeting, String line, List<Section> sections, Frame.Link button) {

    /** Clients who are on the list for the same reason. */
    public record Section(String heading, String meaning, List<Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A client.
     *
     * @param since since when, in words; empty where that says nothing
     */
    public record Entry(String client, String since) {}

    public TriageDigestText {
        sections = List.copyOf(sections);
    }
}
