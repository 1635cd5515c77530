package onward.notifications.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

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
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setObject(3, client);
            insert.executeUpdate();
        }
    }

    public static void lifted(Connection connection, UUID client, Instant at) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update notifications.hold set lifted_at = ? where client_id = ? and lifted_at is null")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, client);
            update.executeUpdate();
        }
    }
}
