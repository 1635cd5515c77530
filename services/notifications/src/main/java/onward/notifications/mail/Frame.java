package onward.notifications.mail;

import java.util.Optional;

/**
 * What every mail has around its own content.
 *
 * @param language a BCP 47 tag, told to screen readers
 * @param title what screen readers announce; our own words only
 * @param preheader the line that lists of mails show after the subject
 * @param why why the reader gets this mail
 * @param sender in whose name it was sent
 * @param unsubscribe the way to get no more of its kind, if it can be switched off
 */
public record Frame(
        String language,
        String subject,
        String title,
        String preheader,
        String why,
        String sender,
        Optional<Link> unsubscribe) {

    /** A label that leads somewhere. */
    public record Link(String label, String url) {}
}
