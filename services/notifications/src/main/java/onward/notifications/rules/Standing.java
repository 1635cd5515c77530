package onward.notifications.rules;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.notifications.mail.MailKind;

/**
 * How it stands with a recipient at the moment of sending.
 *
 * @param zone the home zone now
 * @param off what the recipient has switched off
 * @param refusesMails whether the consent to e-mails was withdrawn
 * @param gap the gap in movement that lasts: found last, with no movement since
 * @param awaySinceGap whether an excusal or a pause covered a date since that gap was found, today included, or the client
 *     was on hold since then
 * @param onHold whether a red flag keeps the client on hold now
 */
public record Standing(
        ZoneId zone,
        Set<MailKind> off,
        boolean refusesMails,
        Optional<UUID> gap,
        boolean awaySinceGap,
        boolean onHold) {
    public Standing {
        off = Set.copyOf(off);
    }
}
