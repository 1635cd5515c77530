package onward.notifications.recipient;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Somebody who gets mails, as far as it is known here: a client, or a person who works at a studio.
 *
 * @param studio the studio's name; empty until its own events have arrived
 * @param coach whom answers go to: the client's current coach, or else who enrolled the client; empty until that
 *     person's event has arrived, and for who works at the studio
 */
public record Recipient(Person person, ZoneId zone, Optional<String> studio, Optional<Person> coach) {}
