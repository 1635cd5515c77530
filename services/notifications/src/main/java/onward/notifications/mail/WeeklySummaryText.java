package onward.notifications.mail;

import java.util.List;

/** The words of a weekly summary, in one language. */
public record WeeklySummaryText(
        Frame frame, String greeting, String line, List<Figure> figures, String encouragement, Frame.Link button) {

    /** A figure and what it says. */
    public record Figure(String value, String label) {}

    public WeeklySummaryText {
        figures = List.copyOf(figures);
    }
}
