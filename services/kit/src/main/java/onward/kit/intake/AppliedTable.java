package onward.kit.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import onward.kit.database.Copy;

/** Which events were applied; per stream they have no holes. */
final class AppliedTable {
    private AppliedTable() {}

    /** The last version of each stream; one that is unknown is left out. */
    static Map<StreamKey, Long> lastVersions(Connection connection, Collection<StreamKey> streams) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select s.stream, s.topic, a.version
                from unnest(?::uuid[], ?::text[]) as s (stream, topic)
                cross join lateral (
                    select version from applied
                    where applied.stream = s.stream and applied.topic = s.topic
                    order by version desc limit 1
                ) a
                """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", streams.stream().map(StreamKey::stream).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", streams.stream().map(StreamKey::topic).toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<StreamKey, Long> versions = new HashMap<>();
                while (row.next()) {
                    versions.put(
                            new StreamKey(row.getString("topic"), row.getObject("stream", UUID.class)),
                            row.getLong("version"));
                }
                return versions;
            }
        }
    }

    /** The id of the event that was applied at that version. */
    static Optional<UUID> eventAt(Connection connection, StreamKey stream, long version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select event_id from applied where stream = ? and topic = ? and version = ?")) {
            select.setObject(1, stream.stream());
            select.setString(2, stream.topic());
            select.setLong(3, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject("event_id", UUID.class)) : Optional.empty();
            }
        }
    }

    /** In one statement: a row of its own for each would cost more than what is written. */
    static void insert(Connection connection, List<Incoming> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into applied (stream, topic, version, event_id)
                select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::uuid[])
                """)) {
            insert.setArray(1, array(connection, "uuid", events, event -> event.envelope().stream()));
            insert.setArray(2, array(connection, "text", events, Incoming::topic));
            insert.setArray(
                    3,
                    array(connection, "int8", events, event -> event.envelope().version()));
            insert.setArray(
                    4,
                    array(connection, "uuid", events, event -> event.envelope().id()));
            insert.executeUpdate();
        }
    }

    /** The same for very many, where there is no index yet. */
    static void copy(Connection connection, List<Incoming> events) throws SQLException {
        Copy rows = new Copy("applied", "stream", "topic", "version", "event_id");
        for (Incoming event : events) {
            rows.add(
                    event.envelope().stream(),
                    event.topic(),
                    event.envelope().version(),
                    event.envelope().id());
        }
        rows.runOn(connection);
    }

    static long count(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select count(*) as events from applied");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong("events");
        }
    }

    private static Array array(
            Connection connection, String type, List<Incoming> events, Function<Incoming, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(value).toArray());
    }
}
