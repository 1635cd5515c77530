package onward.kit.intake;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;

/** The offset from which each partition is read next. */
final class PositionTable {
    private PositionTable() {}

    /** The next offset; 0 for a partition not seen before, and for a topic that was made anew under its old name. */
    static long open(Connection connection, TopicPartition partition, UUID topicId) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into position as p (topic, partition, topic_id, next_offset) values (?, ?, ?, 0)
                on conflict (topic, partition) do update
                set topic_id = excluded.topic_id,
                    next_offset = case when p.topic_id = excluded.topic_id then p.next_offset else 0 end
                returning next_offset
                """)) {
            upsert.setString(1, partition.topic());
            upsert.setInt(2, partition.partition());
            upsert.setObject(3, topicId);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getLong("next_offset");
            }
        }
    }

    /** How far each partition is applied. */
    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select topic, partition, next_offset from position");
                ResultSet row = select.executeQuery()) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            while (row.next()) {
                positions.put(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("next_offset"));
            }
            return positions;
        }
    }

    /** From where to where a position moves on. */
    record Step(TopicPartition partition, UUID topicId, long from, long to) {}

    /**
     * Moves each position on that is where this reader believes it to be. Their rows are taken in one order: two readers
     * that believe the same cannot wait for each other.
     *
     * @return those that were moved; any other has been moved elsewhere: its partition is read there by now
     */
    static Set<TopicPartition> advance(Connection connection, List<Step> steps) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with asked as (
                    select * from unnest(?::text[], ?::int[], ?::uuid[], ?::bigint[], ?::bigint[])
                        as s (topic, partition, topic_id, begins, ends)
                ), held as (
                    select p.topic, p.partition, s.ends
                    from position p
                    join asked s on s.topic = p.topic and s.partition = p.partition
                    where p.topic_id = s.topic_id and p.next_offset = s.begins
                    order by p.topic, p.partition
                    for update of p
                )
                update position p set next_offset = h.ends
                from held h
                where p.topic = h.topic and p.partition = h.partition
                returning p.topic, p.partition
                """)) {
            update.setArray(1, array(connection, "text", steps, step -> step.partition.topic()));
            update.setArray(2, array(connection, "int4", steps, step -> step.partition.partition()));
            update.setArray(3, array(connection, "uuid", steps, Step::topicId));
            update.setArray(4, array(connection, "int8", steps, Step::from));
            update.setArray(5, array(connection, "int8", steps, Step::to));
            try (ResultSet row = update.executeQuery()) {
                Set<TopicPartition> moved = new HashSet<>();
                while (row.next()) {
                    moved.add(new TopicPartition(row.getString("topic"), row.getInt("partition")));
                }
                return moved;
            }
        }
    }

    private static Array array(Connection connection, String type, List<Step> steps, Function<Step, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, steps.stream().map(value).toArray());
    }

    /** Starts the partition from 0 again: what is known already is recognised by its version and id. */
    static void restart(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update position set next_offset = 0 where topic = ? and partition = ?")) {
            update.setString(1, partition.topic());
            update.setInt(2, partition.partition());
            update.executeUpdate();
        }
    }

    /**
     * Keeps every reader from moving a position until this transaction ends. A record that is tried again and one that
     * is just read may belong to one stream; seen side by side, the later one could wait for what is already there.
     */
    static void holdAll(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table position in exclusive mode");
        }
    }
}
