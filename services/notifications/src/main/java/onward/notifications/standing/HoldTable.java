package onward.notifications.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import onward.kit.database.Timestamps;

/** Since when, and until when, clients were on hold. */
public final class HoldTable {
    private HoldTable() {}

    public static void placed(Connection connection, UUID client, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notifications.hold (client_id, placed_at)
                select ?, ? where not exists (
                    select from notifications.hold where client_id = ? and lifted_at is null)
                on conflict (client_id, placed_at) do update set lifted_at = null
                """)) {
            insert.setObject(1, client);
            Timestamps.set(insert, 2, at);
            insert.setObject(3, client);
            insert.executeUpdate();
        }
    }

    public static void lifted(Connection connection, UUID client, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update notifications.hold set lifted_at = ? where client_id = ? and lifted_at is null")) {
            Timestamps.set(update, 1, at);
            update.setObject(2, client);
            update.executeUpdate();
        }
    }
}
