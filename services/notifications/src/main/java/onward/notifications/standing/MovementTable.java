package onward.notifications.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import onward.contracts.event.MovementGapFound;
import onward.contracts.value.Entry;
import onward.contracts.value.Session;
import onward.kit.database.Timestamps;

/** When clients moved, and the gap in it that was found last. */
public final class MovementTable {
    private static final Duration FIRST_FACT = Duration.ofDays(2);

    private MovementTable() {}

    /** Replaces what was said of that session before. */
    public static void moved(Connection connection, UUID client, UUID sessionId, Session session, Instant loggedAt)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into notifications.movement (client_id, session_id, ended_at, on_date, items, logged_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (client_id, session_id) do update
                set ended_at = excluded.ended_at, on_date = excluded.on_date, items = excluded.items,
                    logged_at = excluded.logged_at
                """)) {
            upsert.setObject(1, client);
            upsert.setObject(2, sessionId);
            Timestamps.set(upsert, 3, session.endedAt());
            upsert.setObject(4, session.localDate());
            upsert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", session.entries().stream().map(Entry::item).toArray()));
            Timestamps.set(upsert, 6, loggedAt);
            upsert.executeUpdate();
        }
    }

    public static void withdrawn(Connection connection, UUID client, UUID sessionId) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from notifications.movement where client_id = ? and session_id = ?")) {
            delete.setObject(1, client);
            delete.setObject(2, sessionId);
            delete.executeUpdate();
        }
    }

    public static void stopped(Connection connection, UUID client, MovementGapFound gap) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into notifications.gap as g (client_id, gap_id, since, hours, reached_at) values (?, ?, ?, ?, ?)
                on conflict (client_id) do update
                set gap_id = excluded.gap_id, since = excluded.since, hours = excluded.hours,
                    reached_at = case when g.gap_id = excluded.gap_id then g.reached_at else excluded.reached_at end
                """)) {
            upsert.setObject(1, client);
            upsert.setObject(2, gap.gapId());
            Timestamps.set(upsert, 3, gap.since());
            upsert.setInt(4, gap.hours());
            Timestamps.set(upsert, 5, gap.reachedAt());
            upsert.executeUpdate();
        }
    }

    /** Whether it is the first that is found of its gap; the second tells the coach. */
    public static boolean isFirst(MovementGapFound gap) {
        return gap.hours() == FIRST_FACT.toHours();
    }
}
