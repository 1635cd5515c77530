package onward.notifications.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a coach writes to a client in own words.
 *
 * @param coach the coach's name, if it is known
 * @param words plain text; its line breaks are the coach's
 */
public record CoachMessage(Letterhead head, Optional<String> coach, String words) implements Mail {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\r\\u0085\\p{Zl}\\p{Zp}]");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    public CoachMessage {
        coach = coach.map(OneLine::of).filter(name -> !name.isEmpty());
        words = INVISIBLE
                .matcher(LINE_END.matcher(words).replaceAll("\n"))
                .replaceAll("")
                .strip();
    }

    @Override
    public MailKind kind() {
        return MailKind.COACH_MESSAGE;
    }
}
