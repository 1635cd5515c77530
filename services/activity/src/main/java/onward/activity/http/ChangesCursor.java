package onward.activity.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a client's changes are known: a version of the stream, in a form that nobody is tempted to reckon with. */
final class ChangesCursor {
    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36}):(0|[1-9][0-9]{0,17})");

    private ChangesCursor() {}

    static String of(UUID clientId, long version) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((clientId + ":" + version).getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty if it is not one of that client's. */
    static OptionalLong version(UUID clientId, String cursor) {
        try {
            Matcher form = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            return form.matches() && form.group(1).equals(clientId.toString())
                    ? OptionalLong.of(Long.parseLong(form.group(2)))
                    : OptionalLong.empty();
        } catch (IllegalArgumentException _) {
            return OptionalLong.empty();
        }
    }
}
