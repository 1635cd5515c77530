package onward.kit.restore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Up to where Kafka holds nothing that the store does not. */
final class PublishedTable {
    private PublishedTable() {}

    /** @param nextOffset what lies below it is known */
    record Known(UUID topicId, long nextOffset) {}

    static Map<Integer, Known> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select partition, topic_id, next_offset from store.published");
                ResultSet row = select.executeQuery()) {
            Map<Integer, Known> known = new HashMap<>();
            while (row.next()) {
                known.put(
                        row.getInt("partition"),
                        new Known(row.getObject("topic_id", UUID.class), row.getLong("next_offset")));
            }
            return known;
        }
    }

    /** Two that start at once must not both find the same thing lost. */
    static void lock(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table store.published in share row exclusive mode");
        }
    }

    static void forget(Connection connection) throws SQLException {
        try (Statement delete = connection.createStatement()) {
            delete.executeUpdate("delete from store.published");
        }
    }

    /** Goes on, never back: a relay that was stopped for long knows less than the one that came after it. */
    static void reach(Connection connection, UUID topicId, Map<Integer, Long> nextOffsets) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into store.published as p (partition, topic_id, next_offset)
                select partition, ?, next_offset
                from unnest(?::int[], ?::bigint[]) as reached (partition, next_offset)
                order by partition
                on conflict (partition) do update
                set next_offset = greatest(p.next_offset, excluded.next_offset)
                where p.topic_id = excluded.topic_id
                """)) {
            upsert.setObject(1, topicId);
            upsert.setArray(
                    2, connection.createArrayOf("int4", nextOffsets.keySet().toArray()));
            upsert.setArray(
                    3, connection.createArrayOf("int8", nextOffsets.values().toArray()));
            upsert.executeUpdate();
        }
    }
}
