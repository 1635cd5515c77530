package onward.notifications.mail;

import java.util.List;

/**
 * The words of a mail that is a few sentences and a way into Onward, in one language.
 *
 * @param lines before the button
 * @param closing after it
 */
public record ShortText(Frame frame, String greeting, List<String> lines, Frame.Link button, String closing) {
    public ShortText {
        lines = List.copyOf(lines);
    }
}
