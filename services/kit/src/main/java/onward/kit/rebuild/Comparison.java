package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Compares two generations stream by stream, by what people see of it: of each table, how many rows there are and a sum of
 * their hashes. Streams of which one generation has applied more than the other cannot be compared.
 */
record Comparison(String before, String after, List<Shown> shown) {
    /**
     * What was found.
     *
     * @param differences of streams that both know up to the same version
     * @param unequal streams that they do not
     */
    record Result(List<Difference> differences, Map<UUID, String> unequal) {}

    /**
     * Compares both as the transaction sees them.
     *
     * @param only these streams; all of them if absent
     */
    Result on(Connection connection, Optional<Set<UUID>> only) throws SQLException {
        Map<UUID, String> unequal = versions(connection, only);
        List<Difference> differences = new ArrayList<>();
        for (Shown table : shown) {
            rows(connection, table, only, unequal.keySet(), differences);
        }
        return new Result(List.copyOf(differences), unequal);
    }

    private Map<UUID, String> versions(Connection connection, Optional<Set<UUID>> only) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("""
                with before as (%s), after as (%s)
                select stream, topic, coalesce(before.version, 0) as before, coalesce(after.version, 0) as after
                from before full join after using (stream, topic)
                where before.version is distinct from after.version
                order by stream, topic
                """.formatted(versionsIn(before, only), versionsIn(after, only)))) {
            limit(connection, select, only);
            try (ResultSet row = select.executeQuery()) {
                Map<UUID, String> unequal = new LinkedHashMap<>();
                while (row.next()) {
                    unequal.merge(
                            row.getObject("stream", UUID.class),
                            "%s: version %d, was %d"
                                    .formatted(row.getString("topic"), row.getLong("after"), row.getLong("before")),
                            (one, other) -> one + "; " + other);
                }
                return unequal;
            }
        }
    }

    private void rows(
            Connection connection,
            Shown table,
            Optional<Set<UUID>> only,
            Set<UUID> unequal,
            List<Difference> differences)
            throws SQLException {
        String values = values(connection, table);
        try (PreparedStatement select = connection.prepareStatement(
                """
                with before as (%s), after as (%s)
                select stream, coalesce(before.rows, 0) as before, coalesce(after.rows, 0) as after
                from before full join after using (stream)
                where before.rows is distinct from after.rows or before.hash is distinct from after.hash
                order by stream
                """.formatted(rowsIn(before, table, values, only), rowsIn(after, table, values, only)))) {
            limit(connection, select, only);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID stream = row.getObject("stream", UUID.class);
                    if (!unequal.contains(stream)) {
                        differences.add(new Difference(
                                stream, what(table.table(), row.getLong("before"), row.getLong("after"))));
                    }
                }
            }
        }
    }

    private static String what(String table, long before, long after) {
        return before == after
                ? "%s: %d rows, not all with the same content".formatted(table, after)
                : "%s: %d rows, were %d".formatted(table, after, before);
    }

    private static String versionsIn(String schema, Optional<Set<UUID>> only) {
        return "select stream, topic, max(version) as version from " + schema + ".applied"
                + (only.isPresent() ? " where stream = any (?)" : "") + " group by stream, topic";
    }

    /**
     * The values of a row, as they are hashed: many times faster than the text of it. But as text where the database has no
     * hash of a type, or takes for equal what people see as different, as 1.0 and 1.00.
     */
    private String values(Connection connection, Shown table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select string_agg(
                    format(case when atttypid in ('json'::regtype, 'numeric'::regtype) then 'one.%I::text' else 'one.%I' end,
                           attname),
                    ', ' order by attnum) as values
                from pg_attribute
                where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                """)) {
            select.setString(1, after + "." + table.table());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString("values");
            }
        }
    }

    private static String rowsIn(String schema, Shown table, String values, Optional<Set<UUID>> only) {
        return "select " + table.stream()
                + " as stream, count(*) as rows, sum(hash_record_extended(row(" + values + "), 0)::numeric) as hash"
                + " from " + schema + "." + table.table() + " as one"
                + (only.isPresent() ? " where " + table.stream() + " = any (?)" : "") + " group by 1";
    }

    private static void limit(Connection connection, PreparedStatement select, Optional<Set<UUID>> only)
            throws SQLException {
        if (only.isPresent()) {
            Object[] streams = new HashSet<>(only.get()).toArray();
            select.setArray(1, connection.createArrayOf("uuid", streams));
            select.setArray(2, connection.createArrayOf("uuid", streams));
        }
    }
}
