package onward.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Origin;
import onward.kit.database.Timestamps;

/** The queue of events on their way to Kafka. */
final class OutboxTable {
    private final String source;

    OutboxTable(String source) {
        this.source = source;
    }

    record Queued(long position, Envelope envelope) {}

    /** The oldest ones; they stay until they are deleted. */
    List<Queued> takeBatch(Connection connection, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select position, stream, version, id, type, type_version, recorded_at, payload, request_id, trace_parent
                from store.outbox order by position limit ?
                """)) {
            select.setInt(1, most);
            try (ResultSet row = select.executeQuery()) {
                List<Queued> batch = new ArrayList<>();
                while (row.next()) {
                    batch.add(new Queued(row.getLong("position"), envelope(row)));
                }
                return batch;
            }
        }
    }

    /** How much there is; more than a million is told as a million, so that asking stays cheap. */
    Backlog backlog(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select (select count(*) from (select from store.outbox limit 1000000) queued) as depth,
                               (select recorded_at from store.outbox order by position limit 1) as oldest
                        """);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Backlog(row.getLong("depth"), Timestamps.maybeAt(row, "oldest"));
        }
    }

    boolean isEmpty(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select not exists (select from store.outbox) as empty");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean("empty");
        }
    }

    private Envelope envelope(ResultSet row) throws SQLException {
        return new Envelope(
                row.getObject("id", UUID.class),
                source,
                row.getString("type"),
                row.getInt("type_version"),
                row.getObject("stream", UUID.class),
                row.getLong("version"),
                Timestamps.at(row, "recorded_at"),
                row.getBytes("payload"),
                Origin.of(row.getString("request_id"), row.getString("trace_parent")));
    }

    /** Deletes exactly these: a position below them may belong to a transaction that commits later. */
    void delete(Connection connection, List<Queued> published) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from store.outbox where position = any (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "int8", published.stream().map(Queued::position).toArray()));
            delete.executeUpdate();
        }
    }
}
