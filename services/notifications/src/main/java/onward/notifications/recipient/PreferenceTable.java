package onward.notifications.recipient;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which kinds of mail people have switched off, and when they want to be reminded. */
public final class PreferenceTable {
    private PreferenceTable() {}

    /**
     * What somebody has switched off, and when the reminder is wanted.
     *
     * @param reminderAt the local time; empty while none is wanted
     * @param version that of the stream after the event that said so
     */
    public record Preference(List<String> off, Optional<LocalTime> reminderAt, long version) {
        public Preference {
            off = List.copyOf(off);
        }
    }

    /** Empty for somebody who never said anything: everything is on. */
    public static Optional<Preference> find(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select off, reminder_at, version from notifications.preference where person_id = ?")) {
            select.setObject(1, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Preference(
                                Arrays.asList((String[]) row.getArray("off").getArray()),
                                Optional.ofNullable(row.getObject("reminder_at", LocalTime.class)),
                                row.getLong("version")))
                        : Optional.empty();
            }
        }
    }

    /** Replaces what was kept of that person before. */
    public static void keep(Connection connection, UUID person, Preference preference) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into notifications.preference (person_id, off, reminder_at, version) values (?, ?, ?, ?)
                on conflict (person_id) do update
                set off = excluded.off, reminder_at = excluded.reminder_at, version = excluded.version
                """)) {
            upsert.setObject(1, person);
            upsert.setArray(2, connection.createArrayOf("text", preference.off().toArray()));
            upsert.setObject(3, preference.reminderAt().orElse(null));
            upsert.setLong(4, preference.version());
            upsert.executeUpdate();
        }
    }
}
