package onward.kit.restore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import onward.contracts.Envelope;

/** Writes into the event store what Kafka has and it has not. Nothing of it goes to the outbox: it was published. */
final class RegainedTable {
    private RegainedTable() {}

    /** An event with the subject that it was appended with. */
    record Row(Envelope envelope, UUID subject) {}

    static Map<UUID, Long> versions(Connection connection, Collection<UUID> streams) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id, version from store.stream where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<UUID, Long> versions = new HashMap<>();
                while (row.next()) {
                    versions.put(row.getObject("id", UUID.class), row.getLong("version"));
                }
                return versions;
            }
        }
    }

    /**
     * Writes what is not there yet.
     *
     * @return the ids of those that were written; another instance may have been faster with the others
     */
    static Set<UUID> insert(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with regained as (
                    select * from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::uuid[],
                            ?::timestamptz[], ?::bytea[])
                        as r (stream, version, id, type, type_version, subject, recorded_at, payload)
                ), advanced as (
                    insert into store.stream as s (id, version, previous, recorded_at)
                    select stream, max(version), max(version) - 1, max(recorded_at) from regained
                    group by stream order by stream
                    on conflict (id) do update
                    set version = excluded.version,
                        previous = excluded.previous,
                        recorded_at = greatest(s.recorded_at, excluded.recorded_at)
                    where s.version < excluded.version
                )
                insert into store.event (stream, version, id, type, type_version, subject, recorded_at, payload)
                select stream, version, id, type, type_version, subject, recorded_at, payload from regained
                on conflict do nothing
                returning id
                """)) {
            insert.setArray(1, array(connection, "uuid", rows, row -> row.envelope.stream()));
            insert.setArray(2, array(connection, "int8", rows, row -> row.envelope.version()));
            insert.setArray(3, array(connection, "uuid", rows, row -> row.envelope.id()));
            insert.setArray(4, array(connection, "text", rows, row -> row.envelope.type()));
            insert.setArray(5, array(connection, "int4", rows, row -> row.envelope.typeVersion()));
            insert.setArray(6, array(connection, "uuid", rows, Row::subject));
            insert.setArray(
                    7,
                    array(
                            connection,
                            "timestamptz",
                            rows,
                            row -> OffsetDateTime.ofInstant(row.envelope.recordedAt(), ZoneOffset.UTC)
                                    .toString()));
            insert.setArray(
                    8,
                    connection.createArrayOf(
                            "bytea",
                            rows.stream().map(row -> row.envelope.payload()).toArray(byte[][]::new)));
            try (ResultSet row = insert.executeQuery()) {
                Set<UUID> written = new HashSet<>();
                while (row.next()) {
                    written.add(row.getObject("id", UUID.class));
                }
                return written;
            }
        }
    }

    private static Array array(Connection connection, String type, List<Row> rows, Function<Row, Object> value)
            throws SQLException {
        List<Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value.apply(row)));
        return connection.createArrayOf(type, values.toArray());
    }
}
