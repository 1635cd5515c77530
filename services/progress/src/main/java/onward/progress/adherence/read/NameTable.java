package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.progress.projection.Batch;

/** What clients are called, sealed as it came. The search path is the projection's schema. */
public final class NameTable {
    private final Batch named = new Batch("""
            insert into client_name (client_id, event_id, event_type, type_version, event_version, payload)
            values (?, ?, ?, ?, ?, ?)
            on conflict (client_id) do update
            set event_id = excluded.event_id, event_type = excluded.event_type, type_version = excluded.type_version,
                event_version = excluded.event_version, payload = excluded.payload
            where client_name.event_version < excluded.event_version
            """);

    /** An event that says what the client is called. */
    void add(Envelope envelope) {
        named.add(
                envelope.stream(),
                envelope.id(),
                envelope.type(),
                envelope.typeVersion(),
                envelope.version(),
                envelope.payload());
    }

    void write(Connection connection) throws SQLException {
        named.runOn(connection);
    }

    /** The event that says what a client is called. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Sealed(UUID client, UUID eventId, String type, int typeVersion, long version, byte[] payload) {}

    /** Of all those clients, in one statement. */
    public static List<Sealed> of(Connection connection, Collection<UUID> clients) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select client_id, event_id, event_type, type_version, event_version, payload
                from client_name where client_id = any (?)
                """)) {
            select.setArray(1, connection.createArrayOf("uuid", clients.toArray()));
            try (ResultSet row = select.executeQuery()) {
                List<Sealed> names = new ArrayList<>();
                while (row.next()) {
                    names.add(new Sealed(
                            row.getObject("client_id", UUID.class),
                            row.getObject("event_id", UUID.class),
                            row.getString("event_type"),
                            row.getInt("type_version"),
                            row.getLong("event_version"),
                            row.getBytes("payload")));
                }
                return names;
            }
        }
    }
}
