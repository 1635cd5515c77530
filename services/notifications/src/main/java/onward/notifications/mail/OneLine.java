package onward.notifications.mail;

import java.util.regex.Pattern;

/** What people wrote, fit to stand in a header or a sentence. */
public final class OneLine {
    /** Line breaks would start a new header; so would any other control character in some reader. */
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    /** Turns the direction of what follows: a name could make the words after it read as others. */
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private OneLine() {}

    /** The same text on one line: no control characters, no marks of direction, single spaces. */
    public static String of(String text) {
        String visible = DIRECTION.matcher(text).replaceAll("");
        return BREAKS.matcher(visible).replaceAll(" ").strip();
    }
}
