package onward.notifications.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Origin;
import onward.notifications.mail.MailKind;

/**
 * A mail that is to be sent.
 *
 * @param personId who gets it
 * @param streamId where it is told: the client, or the studio for its staff
 * @param dueAt on the service's clock
 * @param attempts how often it was tried, this time included
 * @param doubts how many of the last tries, this one included, ended without anybody knowing how
 * @param gap the gap in movement it is about
 * @param origin the request that led to it
 */
public record WaitingMail(
        UUID mailId,
        MailKind kind,
        UUID personId,
        UUID streamId,
        Instant dueAt,
        int attempts,
        int doubts,
        Optional<UUID> gap,
        Origin origin) {}
