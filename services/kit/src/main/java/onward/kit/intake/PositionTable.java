package onward.kit.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

    /**
     * Moves the position on, if it is where this reader believes it to be.
     *
     * @return false if another one has moved it: the partition is read elsewhere by now
     */
    static boolean advance(Connection connection, TopicPartition partition, UUID topicId, long from, long to)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update position set next_offset = ?
                where topic = ? and partition = ? and topic_id = ? and next_offset = ?
                """)) {
            update.setLong(1, to);
            update.setString(2, partition.topic());
            update.setInt(3, partition.partition());
            update.setObject(4, topicId);
            update.setLong(5, from);
            return update.executeUpdate() == 1;
        }
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
