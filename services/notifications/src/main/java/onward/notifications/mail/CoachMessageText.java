package onward.notifications.mail;

import java.util.List;

/**
 * The words around a coach's own, in one language.
 *
 * @param lines the coach's words, line by line
 */
public record CoachMessageText(
        Frame frame, String greeting, String intro, List<String> lines, String answer, Frame.Link button) {
    public CoachMessageText {
        lines = List.copyOf(lines);
    }
}
