package onward.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.kit.sealing.Sealer;

/** Reads of the tables {@code stream} and {@code event}. */
final class EventTable {
    private static final String COLUMNS = "select id, version, type, type_version, subject, recorded_at, payload";

    private final Sealer sealer;
    private final EventCodec codec;

    EventTable(Sealer sealer, EventCodec codec) {
        this.sealer = sealer;
        this.codec = codec;
    }

    long version(Connection connection, UUID stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select version from store.stream where id = ?")) {
            select.setObject(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong("version") : 0;
            }
        }
    }

    List<Recorded> after(Connection connection, UUID stream, long after, long upTo) throws SQLException {
        if (after == upTo) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement(
                COLUMNS + " from store.event where stream = ? and version > ? and version <= ? order by version")) {
            select.setObject(1, stream);
            select.setLong(2, after);
            select.setLong(3, upTo);
            return read(stream, select);
        }
    }

    List<Recorded> after(Connection connection, UUID stream, long version, Set<EventType> types, int most)
            throws SQLException {
        return ofTypes(connection, stream, "version > ?", version, types, "order by version", most);
    }

    List<Recorded> before(Connection connection, UUID stream, long version, Set<EventType> types, int most)
            throws SQLException {
        return ofTypes(connection, stream, "version < ?", version, types, "order by version desc", most);
    }

    private List<Recorded> ofTypes(
            Connection connection,
            UUID stream,
            String range,
            long version,
            Set<EventType> types,
            String order,
            int most)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " from store.event where stream = ? and "
                + range + " and type = any (?) " + order + " limit ?")) {
            select.setObject(1, stream);
            select.setLong(2, version);
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", types.stream().map(EventType::wireName).toArray()));
            select.setInt(4, most);
            return read(stream, select);
        }
    }

    List<Recorded> ofSubjects(Connection connection, UUID stream, Collection<UUID> subjects, long upTo)
            throws SQLException {
        if (subjects.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement select = connection.prepareStatement(COLUMNS
                + " from store.event where stream = ? and subject = any (?) and version <= ? order by version")) {
            select.setObject(1, stream);
            select.setArray(2, connection.createArrayOf("uuid", subjects.toArray()));
            select.setLong(3, upTo);
            return read(stream, select);
        }
    }

    private List<Recorded> read(UUID stream, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Recorded> events = new ArrayList<>();
            while (row.next()) {
                events.add(recorded(stream, row));
            }
            return events;
        }
    }

    private Recorded recorded(UUID stream, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        long version = row.getLong("version");
        String type = row.getString("type");
        int typeVersion = row.getInt("type_version");
        byte[] payload = Opening.orFail(
                stream, sealer.open(stream, Sealer.placeOf(id, type, typeVersion, version), row.getBytes("payload")));
        return new Recorded(
                id,
                version,
                Optional.ofNullable(row.getObject("subject", UUID.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                codec.decode(type, typeVersion, payload));
    }
}
