package onward.kit.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Origin;
import onward.kit.database.Timestamps;

/** Events that came before their turn. */
final class WaitingTable {
    private WaitingTable() {}

    /** Those of the streams that have something waiting. */
    static Set<StreamKey> among(Connection connection, Collection<StreamKey> streams) throws SQLException {
        return streamsOf(connection, "waiting", streams);
    }

    static Set<StreamKey> streamsOf(Connection connection, String table, Collection<StreamKey> streams)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select distinct stream, topic from " + table + " where stream = any (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", streams.stream().map(StreamKey::stream).toArray()));
            try (ResultSet row = select.executeQuery()) {
                Set<StreamKey> found = new HashSet<>();
                while (row.next()) {
                    found.add(new StreamKey(row.getString("topic"), row.getObject("stream", UUID.class)));
                }
                return found;
            }
        }
    }

    static void add(Connection connection, String topic, Envelope envelope) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into waiting
                    (stream, topic, version, event_id, source, type, type_version, recorded_at, payload,
                        request_id, trace_parent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)) {
            insert.setObject(1, envelope.stream());
            insert.setString(2, topic);
            insert.setLong(3, envelope.version());
            insert.setObject(4, envelope.id());
            insert.setString(5, envelope.source());
            insert.setString(6, envelope.type());
            insert.setInt(7, envelope.typeVersion());
            Timestamps.set(insert, 8, envelope.recordedAt());
            insert.setBytes(9, envelope.payload());
            insert.setString(10, envelope.origin().requestId().orElse(null));
            insert.setString(11, envelope.origin().traceParent().orElse(null));
            insert.executeUpdate();
        }
    }

    /** Takes out what waits in that stream at or below the version. */
    static List<Envelope> take(Connection connection, StreamKey stream, long upTo) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from waiting where stream = ? and topic = ? and version <= ?
                returning stream, version, event_id, source, type, type_version, recorded_at, payload,
                    request_id, trace_parent
                """)) {
            delete.setObject(1, stream.stream());
            delete.setString(2, stream.topic());
            delete.setLong(3, upTo);
            try (ResultSet row = delete.executeQuery()) {
                List<Envelope> taken = new ArrayList<>();
                while (row.next()) {
                    taken.add(new Envelope(
                            row.getObject("event_id", UUID.class),
                            row.getString("source"),
                            row.getString("type"),
                            row.getInt("type_version"),
                            row.getObject("stream", UUID.class),
                            row.getLong("version"),
                            Timestamps.at(row, "recorded_at"),
                            row.getBytes("payload"),
                            Origin.of(row.getString("request_id"), row.getString("trace_parent"))));
                }
                return taken;
            }
        }
    }
}
