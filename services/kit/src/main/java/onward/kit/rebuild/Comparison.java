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
    private static final List<String> HASHED_BY_VALUE =
            List.of("uuid", "text", "boolean", "smallint", "integer", "bigint", "date", "timestamptz", "bytea");

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
     * The columns of the table, as they are hashed: by value where equal values look equal, which is many times faster than
     * by text; all others by their text, since 1.0 and 1.00 have one hash, and JSON has none.
     */
    private String values(Connection connection, Shown table) throws SQLException {
        String inBefore = values(connection, before, table);
        String inAfter = values(connection, after, table);
        if (!inBefore.equals(inAfter)) {
            throw new IllegalStateException("The two generations of %s have different columns: (%s) and (%s)"
                    .formatted(table.table(), inBefore, inAfter));
        }
        return inAfter;
    }

    private static String values(Connection connection, String schema, Shown table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select string_agg(
                    format(case when atttypid = any (?::text[]::regtype[]) then 'one.%I' else 'one.%I::text' end, attname),
                    ', ' order by attname) as values
                from pg_attribute
                where attrelid = to_regclass(?) and attnum > 0 and not attisdropped
                """)) {
            select.setArray(1, connection.createArrayOf("text", HASHED_BY_VALUE.toArray()));
            select.setString(2, schema + "." + table.table());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString("values");
            }
        }
    }

    /** Hashed twice: the database's hash of a row is linear, so that two rows that swap a value would have the same sum. */
    private static String rowsIn(String schema, Shown table, String values, Optional<Set<UUID>> only) {
        return "select " + table.stream() + " as stream, count(*) as rows,"
                + " sum(hashtextextended(hash_record_extended(row(" + values + "), 0)::text, 0)::numeric) as hash"
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
