package onward.kit.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Streams that a load has left to be decided, and from which record on. There only while a generation is made. */
final class AsideTable {
    private AsideTable() {}

    static void create(Connection connection) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute("""
                    create table aside (
                        topic         text   not null,
                        partition     int    not null,
                        -- Null: records whose key names no stream.
                        stream        uuid,
                        record_offset bigint not null
                    )
                    """);
        }
    }

    static void add(Connection connection, TopicPartition partition, Map<Optional<UUID>, Long> streams)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into aside (topic, partition, stream, record_offset) values (?, ?, ?, ?)")) {
            for (Map.Entry<Optional<UUID>, Long> stream : streams.entrySet()) {
                insert.setString(1, partition.topic());
                insert.setInt(2, partition.partition());
                insert.setObject(3, stream.getKey().orElse(null));
                insert.setLong(4, stream.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Where each stream of the partition was set aside, or how far it has been decided since. */
    static Map<Optional<UUID>, Long> of(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select stream, record_offset from aside where topic = ? and partition = ?")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            try (ResultSet row = select.executeQuery()) {
                Map<Optional<UUID>, Long> streams = new HashMap<>();
                while (row.next()) {
                    streams.put(Optional.ofNullable(row.getObject("stream", UUID.class)), row.getLong("record_offset"));
                }
                return streams;
            }
        }
    }

    /** All of the partition has been decided up to that offset. */
    static void decided(Connection connection, TopicPartition partition, long upTo) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update aside set record_offset = ? where topic = ? and partition = ? and record_offset < ?
                """)) {
            update.setLong(1, upTo);
            update.setString(2, partition.topic());
            update.setInt(3, partition.partition());
            update.setLong(4, upTo);
            update.executeUpdate();
        }
    }

    /** All of the partition has been decided. */
    static void clear(Connection connection, TopicPartition partition) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from aside where topic = ? and partition = ?")) {
            delete.setString(1, partition.topic());
            delete.setInt(2, partition.partition());
            delete.executeUpdate();
        }
    }
}
