package onward.notifications.queue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.notifications.mail.MailKind;

/**
 * A mail that is asked for.
 *
 * @param id follows from what asks for it: asked twice, it is one mail
 * @param streamId where it is told: the client, or the studio for its staff
 * @param gap the gap in movement it is about
 * @param content what it is about, sealed under the stream's key
 */
public record NewMail(
        UUID id,
        MailKind kind,
        UUID personId,
        UUID streamId,
        Instant dueAt,
        Optional<UUID> gap,
        Optional<byte[]> content) {

    /** The id of the mail of that kind which that asks for. */
    public static UUID idOf(MailKind kind, Object source) {
        return UUID.nameUUIDFromBytes((kind.code() + " for " + source).getBytes(StandardCharsets.UTF_8));
    }

    /** One to a client that the event itself says all of. */
    public static NewMail toClient(MailKind kind, UUID client, UUID event, Instant dueAt) {
        return new NewMail(idOf(kind, event), kind, client, client, dueAt, Optional.empty(), Optional.empty());
    }

    /** One to a client with something to say. */
    public static NewMail withContent(MailKind kind, UUID client, UUID id, Instant dueAt, byte[] sealed) {
        return new NewMail(id, kind, client, client, dueAt, Optional.empty(), Optional.of(sealed));
    }

    /** The call to come back of that number in that gap. */
    public static NewMail comeback(UUID client, UUID gap, int number, Instant dueAt) {
        UUID id = idOf(MailKind.COMEBACK, gap + "/" + number);
        return new NewMail(id, MailKind.COMEBACK, client, client, dueAt, Optional.of(gap), Optional.empty());
    }
}
