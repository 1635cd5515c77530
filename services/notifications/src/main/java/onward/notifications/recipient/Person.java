package onward.notifications.recipient;

import java.util.Locale;

/**
 * Somebody who can be written to.
 *
 * @param locale English unless the person has one
 */
public record Person(String name, String email, Locale locale) {

    /** What stands in a table, perhaps nothing. */
    static Locale locale(String tag) {
        return tag == null ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }
}
