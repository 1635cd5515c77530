package onward.notifications.mail;

/**
 * What every mail has around its own content.
 *
 * @param language a BCP 47 tag, told to screen readers
 * @param title what screen readers announce; our own words only
 * @param preheader the line that lists of mails show after the subject
 * @param why why the reader gets this mail
 * @param sender in whose name it was sent
 */
public record Frame(String language, String subject, String title, String preheader, String why, String sender) {}
