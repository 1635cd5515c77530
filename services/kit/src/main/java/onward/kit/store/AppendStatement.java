package onward.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import onward.kit.database.Timestamps;

/** The one statement that appends: streams advance, their events and outbox rows follow, or nothing of a stream does. */
final class AppendStatement {
    private static final String SQL = """
            with asked as (
                select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[])
                    as a (stream, expected, next, unseen, request_id, trace_parent)
            ), advanced as (
                insert into store.stream as s (id, version, previous, recorded_at)
                select a.stream, a.next, a.expected, ?
                from asked a
                where (a.expected = 0 or exists (select 1 from store.stream k where k.id = a.stream))
                    and (a.unseen is null or not exists (
                        select 1 from store.event k where k.stream = a.stream and k.subject = a.unseen))
                order by a.stream
                on conflict (id) do update
                set version = excluded.version,
                    previous = excluded.previous,
                    recorded_at = greatest(s.recorded_at, excluded.recorded_at)
                where s.version = excluded.previous
                returning id, version, recorded_at
            ), appended as (
                insert into store.event (stream, version, id, type, type_version, subject, recorded_at, payload)
                select e.stream, e.version, e.id, e.type, e.type_version, e.subject, a.recorded_at, e.payload
                from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::int[], ?::uuid[], ?::bytea[])
                    as e (stream, version, id, type, type_version, subject, payload)
                join advanced a on a.id = e.stream
                returning stream, version, id, type, type_version, recorded_at, payload
            ), queued as (
                insert into store.outbox
                    (stream, version, id, type, type_version, recorded_at, payload, request_id, trace_parent)
                select e.stream, e.version, e.id, e.type, e.type_version, e.recorded_at, e.payload,
                    a.request_id, a.trace_parent
                from appended e
                join asked a on a.stream = e.stream
                order by e.stream, e.version
            )
            select id, version, recorded_at from advanced
            """;

    private AppendStatement() {}

    /**
     * Appends every part whose stream is at its expected version, and has nothing yet of what it must not have seen.
     *
     * @param group at most one part a stream, in the order of stream ids, so that groups cannot deadlock
     * @return those that were appended
     */
    static Map<UUID, Appended> run(Connection connection, List<Append> group, Instant now) throws SQLException {
        List<Row> rows = group.stream()
                .flatMap(part -> part.events().stream().map(event -> new Row(part.stream(), event)))
                .toList();
        try (PreparedStatement append = connection.prepareStatement(SQL)) {
            append.setArray(1, array(connection, "uuid", group, Append::stream));
            append.setArray(2, longs(connection, group, Append::expected));
            append.setArray(3, longs(connection, group, Append::next));
            append.setArray(
                    4, array(connection, "uuid", group, part -> part.unseen().orElse(null)));
            append.setArray(
                    5,
                    array(
                            connection,
                            "text",
                            group,
                            part -> part.origin().requestId().orElse(null)));
            append.setArray(
                    6,
                    array(
                            connection,
                            "text",
                            group,
                            part -> part.origin().traceParent().orElse(null)));
            Timestamps.set(append, 7, now);
            append.setArray(8, array(connection, "uuid", rows, Row::stream));
            append.setArray(9, longs(connection, rows, row -> row.event.version()));
            append.setArray(10, array(connection, "uuid", rows, row -> row.event.id()));
            append.setArray(11, array(connection, "text", rows, row -> row.event.type()));
            append.setArray(12, array(connection, "int4", rows, row -> row.event.typeVersion()));
            append.setArray(13, array(connection, "uuid", rows, row -> row.event.subject()));
            append.setArray(
                    14,
                    connection.createArrayOf(
                            "bytea",
                            rows.stream().map(row -> row.event.payload()).toArray(byte[][]::new)));
            try (ResultSet advanced = append.executeQuery()) {
                Map<UUID, Appended> appended = new HashMap<>();
                while (advanced.next()) {
                    appended.put(
                            advanced.getObject("id", UUID.class),
                            new Appended(advanced.getLong("version"), Timestamps.at(advanced, "recorded_at")));
                }
                return appended;
            }
        }
    }

    private record Row(UUID stream, Append.Sealed event) {}

    private static <T> java.sql.Array array(Connection on, String type, List<T> of, Function<T, Object> value)
            throws SQLException {
        return on.createArrayOf(type, of.stream().map(value).toArray());
    }

    private static <T> java.sql.Array longs(Connection on, List<T> of, ToLongFunction<T> value) throws SQLException {
        return on.createArrayOf("int8", of.stream().mapToLong(value).boxed().toArray());
    }
}
