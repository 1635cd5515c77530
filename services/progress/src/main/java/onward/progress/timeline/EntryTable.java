package onward.progress.timeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.progress.projection.Batch;

/** The entries of all timelines. */
final class EntryTable {
    private final Batch told = new Batch("""
            insert into entry
                (client_id, at, recorded_at, event_id, kind, event_type, type_version, event_version, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);

    void add(Instant at, Kind kind, Envelope event) {
        told.add(
                event.stream(),
                at.atOffset(ZoneOffset.UTC),
                event.recordedAt().atOffset(ZoneOffset.UTC),
                event.id(),
                kind.wireName(),
                event.type(),
                event.typeVersion(),
                event.version(),
                event.payload());
    }

    void write(Connection connection) throws SQLException {
        told.runOn(connection);
    }

    /** Which part of a timeline: of one kind or of all, behind a place or from its beginning. */
    record Part(Direction direction, Optional<Kind> kind, Optional<Place> behind, int limit) {}

    static List<Entry> read(Connection connection, UUID client, Part part) throws SQLException {
        String sql = """
                select at, recorded_at, event_id, kind, event_type, type_version, event_version, payload
                from entry
                where client_id = ?"""
                + (part.kind().isPresent() ? " and kind = ?" : "")
                + (part.behind().isPresent()
                        ? " and (at, recorded_at, event_id) " + part.direction().behind() + " (?, ?, ?)"
                        : "")
                + part.direction().orderBy()
                + " limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 1;
            select.setObject(parameter++, client);
            if (part.kind().isPresent()) {
                select.setString(parameter++, part.kind().get().wireName());
            }
            if (part.behind().isPresent()) {
                Place place = part.behind().get();
                select.setObject(parameter++, place.at().atOffset(ZoneOffset.UTC));
                select.setObject(parameter++, place.recordedAt().atOffset(ZoneOffset.UTC));
                select.setObject(parameter++, place.eventId());
            }
            select.setInt(parameter, part.limit());
            try (ResultSet row = select.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(entry(client, row));
                }
                return entries;
            }
        }
    }

    private static Entry entry(UUID client, ResultSet row) throws SQLException {
        Place place = new Place(instant(row, "at"), instant(row, "recorded_at"), row.getObject("event_id", UUID.class));
        return new Entry(
                place,
                Kind.named(row.getString("kind")).orElseThrow(),
                new Envelope(
                        place.eventId(),
                        "",
                        row.getString("event_type"),
                        row.getInt("type_version"),
                        client,
                        row.getLong("event_version"),
                        place.recordedAt(),
                        row.getBytes("payload")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
