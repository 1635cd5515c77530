package onward.notifications.mail;

/** A client reported a flare: how to go on more gently. */
public record FlareGuidance(Letterhead head) implements Mail {
    @Override
    public MailKind kind() {
        return MailKind.FLARE_GUIDANCE;
    }
}
