package onward.notifications.recipient;

import java.util.Locale;
import java.util.Optional;

/**
 * A client and who looks after them, as far as it is known here.
 *
 * @param locale English unless the client has one
 * @param studio the studio's name; empty until its own events have arrived
 * @param coach the current coach, or else who enrolled the client; empty until that person's event has arrived
 */
public record Recipient(Person client, Locale locale, Optional<String> studio, Optional<Person> coach) {}
