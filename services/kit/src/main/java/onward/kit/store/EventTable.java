package onward.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.kit.database.Timestamps;
import onward.kit.sealing.Sealer;

/** Reads of the tables {@code stream} and {@code event}. */
final class EventTable {
    private static final String COLUMNS = "select id, version, type, type_version, subject, recorded_at, payload";

    private static final String LOOK = """
            select s.version as head, e.*
            from store.stream s
            left join lateral (
                select id, version, type, type_version, subject, recorded_at, payload
                from store.event where stream = s.id and version > ?
                union all
                select id, version, type, type_version, subject, recorded_at, payload
                from store.event where stream = s.id and subject = any (?) and version <= ?
            ) e on true
            where s.id = ?
            order by e.version
            """;

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

    /**
     * What a decision reads of a stream, as of one moment.
     *
     * @param version the stream's; 0 if there is no such stream
     * @param since what follows the version that is known already
     * @param ofSubjects all events of those subjects
     */
    record Look(long version, List<Recorded> since, List<Recorded> ofSubjects) {}

    /** In one statement: the way to the database costs more than what is read. */
    Look look(Connection connection, UUID stream, long known, Collection<UUID> subjects) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOOK)) {
            select.setLong(1, known);
            select.setArray(2, connection.createArrayOf("uuid", subjects.toArray()));
            select.setLong(3, known);
            select.setObject(4, stream);
            try (ResultSet row = select.executeQuery()) {
                long version = 0;
                List<Recorded> since = new ArrayList<>();
                List<Recorded> ofSubjects = new ArrayList<>();
                while (row.next()) {
                    version = row.getLong("head");
                    if (row.getObject("id") != null) {
                        Recorded event = recorded(stream, row);
                        if (event.version() > known) {
                            since.add(event);
                        }
                        if (event.subject().filter(subjects::contains).isPresent()) {
                            ofSubjects.add(event);
                        }
                    }
                }
                return new Look(version, since, ofSubjects);
            }
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
                Timestamps.at(row, "recorded_at"),
                codec.decode(type, typeVersion, payload));
    }
}
