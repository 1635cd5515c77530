package onward.notifications.reminder;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import onward.kit.timers.LocalTimes;
import onward.kit.timers.TimerTable;
import onward.notifications.mail.MailKind;
import onward.notifications.recipient.PreferenceTable;
import onward.notifications.recipient.PreferenceTable.Preference;
import onward.notifications.rules.Standing;
import onward.notifications.standing.Standings;

/** The timer that comes at the time of day a client chose. */
public final class Reminding {
    static final String TIMER = MailKind.REMINDER.code();

    private Reminding() {}

    /** Sets it to the next time after that instant, or cancels it if none is wanted any more. */
    public static void set(Connection connection, UUID client, Instant after) throws SQLException {
        Optional<Standing> standing = Standings.of(connection, client, after);
        Optional<LocalTime> at = PreferenceTable.find(connection, client).flatMap(Preference::reminderAt);
        if (standing.isPresent() && at.isPresent()) {
            TimerTable.set(
                    connection,
                    TIMER,
                    client,
                    LocalTimes.next(after, at.get(), standing.get().zone()));
        } else {
            TimerTable.cancel(connection, TIMER, client);
        }
    }
}
