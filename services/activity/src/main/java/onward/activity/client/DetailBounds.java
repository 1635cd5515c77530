package onward.activity.client;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import onward.activity.decision.Bounds;
import onward.activity.decision.Decision.Refused;

/** What a person's details may be. */
public final class DetailBounds {
    private static final int LONGEST_NAME = 200;
    /** RFC 5321 leaves 254 characters for an address. */
    private static final int LONGEST_EMAIL = 254;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";

    /** The dot-atom of RFC 5322 at a domain of RFC 5890: every mail server takes it, and no header can be made of it. */
    private static final Pattern EMAIL =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    /** The longest tag that BCP 47 asks everyone to handle. */
    private static final int LONGEST_LOCALE = 35;

    private DetailBounds() {}

    /** One line. */
    public static Optional<Refused> name(String name) {
        return Bounds.line(name, LONGEST_NAME, "/name");
    }

    /** A plain address. */
    public static Optional<Refused> email(String email) {
        boolean plain = EMAIL.matcher(email).matches()
                && Bounds.line(email, LONGEST_EMAIL, "/email").isEmpty();
        return plain ? Optional.empty() : Bounds.outOfBounds("must be an e-mail address", "/email");
    }

    /** An IANA region. */
    public static Optional<Refused> timeZone(String timeZone) {
        return Bounds.zone(timeZone, "/timeZone");
    }

    public static Optional<Refused> locale(String locale) {
        return !locale.isEmpty() && locale.length() <= LONGEST_LOCALE && isWellFormed(locale)
                ? Optional.empty()
                : Bounds.outOfBounds("must be a BCP 47 language tag, such as en-GB", "/locale");
    }

    private static boolean isWellFormed(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException _) {
            return false;
        }
    }
}
