package onward.notifications.mail;

import java.net.URI;

/**
 * What every mail says besides its own matter that nobody asked for by hand.
 *
 * @param to the recipient's name
 * @param studio in whose name it goes
 * @param app where Onward is found
 * @param unsubscribe the page that switches mails of this kind off for this person
 */
public record Letterhead(String to, String studio, URI app, URI unsubscribe) {
    public Letterhead {
        to = OneLine.of(to);
        studio = OneLine.of(studio);
    }
}
