package onward.notifications.mail;

/**
 * A client has not moved for a while.
 *
 * @param number 1 for the first of this gap, 3 for the last
 */
public record Comeback(Letterhead head, int number) implements Mail {
    @Override
    public MailKind kind() {
        return MailKind.COMEBACK;
    }
}
