package onward.notifications.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.notifications.mail.MailKind;

/**
 * A mail that went to the same recipient, is on its way, or may have gone.
 *
 * @param gap the gap in movement it was about, if it was
 * @param at when; for one on its way, when it was taken
 */
public record Handed(MailKind kind, Optional<UUID> gap, Instant at) {}
