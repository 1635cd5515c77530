package onward.notifications.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Excusals and pauses of clients. */
public final class AbsenceTable {
    private AbsenceTable() {}

    /**
     * The client is away from a date on.
     *
     * @param until the first date that is none of it, if it is known
     */
    public static void away(Connection connection, UUID client, UUID absence, LocalDate from, Optional<LocalDate> until)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notifications.absence (client_id, absence_id, from_date, until_date) values (?, ?, ?, ?)
                on conflict (client_id, absence_id) do update
                set from_date = excluded.from_date, until_date = excluded.until_date
                """)) {
            insert.setObject(1, client);
            insert.setObject(2, absence);
            insert.setObject(3, from);
            insert.setObject(4, until.orElse(null));
            insert.executeUpdate();
        }
    }

    /** Its end is known now. One that ends on its first date was none. */
    public static void back(Connection connection, UUID client, UUID absence, LocalDate until) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update notifications.absence set until_date = ? where client_id = ? and absence_id = ?")) {
            update.setObject(1, until);
            update.setObject(2, client);
            update.setObject(3, absence);
            update.executeUpdate();
        }
    }

    public static void withdrawn(Connection connection, UUID client, UUID absence) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from notifications.absence where client_id = ? and absence_id = ?")) {
            delete.setObject(1, client);
            delete.setObject(2, absence);
            delete.executeUpdate();
        }
    }
}
