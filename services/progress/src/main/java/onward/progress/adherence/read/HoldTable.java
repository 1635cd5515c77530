package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.event.HoldPlaced;
import onward.contracts.value.Urgency;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Hold;
import onward.progress.projection.Batch;

/** Holds after red flags; one that is lifted ends all that were placed before. The search path is the projection's schema. */
public final class HoldTable {
    private final Batch placed = new Batch("""
            insert into hold (client_id, event_id, version, check_in_id, urgency, placed_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """);
    private final Batch lifted = new Batch("""
            update hold set lifted_at = ? where client_id = ? and version < ? and lifted_at is null
            """);

    void add(Envelope envelope, HoldPlaced event) {
        placed.add(
                envelope.stream(),
                envelope.id(),
                envelope.version(),
                event.checkInId(),
                event.urgency().name().toLowerCase(Locale.ROOT),
                envelope.recordedAt());
    }

    void addLift(Envelope envelope) {
        lifted.add(envelope.recordedAt(), envelope.stream(), envelope.version());
    }

    void write(Connection connection) throws SQLException {
        placed.runOn(connection);
        lifted.runOn(connection);
    }

    /**
     * What a client was put on hold for.
     *
     * @param eventId of the event that says so
     */
    public record Placed(UUID eventId, Urgency urgency, Hold hold) {}

    /** All, in the order in which they were placed. */
    public static List<Placed> all(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select event_id, urgency, placed_at, lifted_at from hold where client_id = ? order by version")) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                List<Placed> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new Placed(
                            row.getObject("event_id", UUID.class),
                            Urgency.valueOf(row.getString("urgency").toUpperCase(Locale.ROOT)),
                            new Hold(Timestamps.at(row, "placed_at"), Timestamps.maybeAt(row, "lifted_at"))));
                }
                return all;
            }
        }
    }
}
