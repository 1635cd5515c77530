package onward.notifications.rules;

import java.util.Optional;
import java.util.UUID;
import onward.notifications.mail.MailKind;

/**
 * A mail that is due.
 *
 * @param gap the gap in movement it is about, if it is
 */
public record Request(MailKind kind, Optional<UUID> gap) {}
