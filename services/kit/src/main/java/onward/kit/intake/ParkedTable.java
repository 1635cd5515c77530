package onward.kit.intake;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Json;
import onward.contracts.KafkaBinding;
import onward.kit.database.Timestamps;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records that could not be applied, as they came (values stay sealed), each with its cause. */
final class ParkedTable {
    private static final ObjectMapper JSON = Json.tolerant();
    /** For an event that was waiting when it was parked: where it once lay in Kafka is not known any more. */
    private static final int NOWHERE = -1;

    private ParkedTable() {}

    private record HeaderText(String name, Optional<String> value) {}

    /** @param stream the one that waits behind it, if one does */
    static void add(Connection connection, ConsumerRecord<byte[], byte[]> record, Optional<UUID> stream, String cause)
            throws SQLException {
        add(
                connection,
                record.topic(),
                record.partition(),
                record.offset(),
                stream,
                cause,
                record.key(),
                record.headers(),
                record.value());
    }

    static void add(Connection connection, String topic, Envelope envelope, String cause) throws SQLException {
        ProducerRecord<String, byte[]> record = KafkaBinding.toRecord(topic, envelope);
        add(
                connection,
                topic,
                NOWHERE,
                NOWHERE,
                Optional.of(envelope.stream()),
                cause,
                record.key().getBytes(StandardCharsets.UTF_8),
                record.headers(),
                record.value());
    }

    private static void add(
            Connection connection,
            String topic,
            int partition,
            long offset,
            Optional<UUID> stream,
            String cause,
            byte[] key,
            Headers headers,
            byte[] value)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into parked (topic, partition, record_offset, stream, cause, record_key, headers, value)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, topic);
            insert.setInt(2, partition);
            insert.setLong(3, offset);
            insert.setObject(4, stream.orElse(null));
            insert.setString(5, cause);
            insert.setBytes(6, key);
            insert.setString(7, text(headers));
            insert.setBytes(8, value);
            insert.executeUpdate();
        }
    }

    /** Takes a parked record out, as it came. */
    static Optional<ConsumerRecord<byte[], byte[]>> take(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from parked where id = ?
                returning topic, partition, record_offset, record_key, headers, value
                """)) {
            delete.setLong(1, id);
            try (ResultSet row = delete.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new ConsumerRecord<>(
                        row.getString("topic"),
                        Math.max(row.getInt("partition"), 0),
                        row.getLong("record_offset"),
                        ConsumerRecord.NO_TIMESTAMP,
                        TimestampType.NO_TIMESTAMP_TYPE,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        row.getBytes("record_key"),
                        row.getBytes("value"),
                        headers(row.getString("headers")),
                        Optional.empty()));
            }
        }
    }

    static List<Parked> list(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select id, topic, partition, record_offset, stream, cause, parked_at from parked order by id");
                ResultSet row = select.executeQuery()) {
            List<Parked> all = new ArrayList<>();
            while (row.next()) {
                all.add(new Parked(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        Optional.ofNullable(row.getObject("stream", UUID.class)),
                        row.getString("cause"),
                        Timestamps.at(row, "parked_at")));
            }
            return all;
        }
    }

    static Backlog backlog(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select (select count(*) from parked) as parked, (select count(*) from waiting) as waiting");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Backlog(row.getLong("parked"), row.getLong("waiting"));
        }
    }

    /** The stream that stands behind the record: its key, if it is one. */
    static Optional<UUID> streamOf(byte[] key) {
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(new String(key, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException noStream) {
            return Optional.empty();
        }
    }

    private static String text(Headers headers) {
        try {
            return JSON.writeValueAsString(Arrays.stream(headers.toArray())
                    .map(header -> new HeaderText(
                            header.key(),
                            Optional.ofNullable(header.value())
                                    .map(value -> new String(value, StandardCharsets.ISO_8859_1))))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Headers headers(String text) {
        try {
            List<HeaderText> headers = JSON.readValue(text, new TypeReference<>() {});
            return new RecordHeaders(headers.stream()
                    .map(header -> (Header) new RecordHeader(
                            header.name(),
                            header.value()
                                    .map(value -> value.getBytes(StandardCharsets.ISO_8859_1))
                                    .orElse(null)))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
