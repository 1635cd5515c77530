package onward.notifications.standing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.kit.database.Timestamps;

/** Why clients need their coaches now, as it was found, and what of it the coach has seen. */
public final class TriageTable {
    private TriageTable() {}

    /** It is new, or worse: what was acknowledged of it before no longer holds. */
    public static void raised(Connection connection, UUID client, TriageReasonRaised raised) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into notifications.triage (client_id, reason, kind, since) values (?, ?, ?, ?)
                on conflict (client_id, reason) do update
                set kind = excluded.kind, since = excluded.since, acknowledged = false, acknowledged_until = null
                """)) {
            upsert.setObject(1, client);
            upsert.setString(2, raised.reason().code());
            upsert.setString(3, raised.kind().map(TriageKind::code).orElse(null));
            Timestamps.set(upsert, 4, raised.since());
            upsert.executeUpdate();
        }
    }

    public static void cleared(Connection connection, UUID client, TriageReason reason) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from notifications.triage where client_id = ? and reason = ?")) {
            delete.setObject(1, client);
            delete.setString(2, reason.code());
            delete.executeUpdate();
        }
    }

    public static void acknowledged(Connection connection, UUID client, TriageAcknowledged acknowledged)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notifications.triage set acknowledged = true, acknowledged_until = ?
                where client_id = ? and reason = ?
                """)) {
            Timestamps.setMaybe(update, 1, acknowledged.until());
            update.setObject(2, client);
            update.setString(3, acknowledged.reason().code());
            update.executeUpdate();
        }
    }
}
