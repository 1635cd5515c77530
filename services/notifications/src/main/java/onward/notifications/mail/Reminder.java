package onward.notifications.mail;

/** Something is due today and not logged, at the time that the client chose. */
public record Reminder(Letterhead head) implements Mail {
    @Override
    public MailKind kind() {
        return MailKind.REMINDER;
    }
}
