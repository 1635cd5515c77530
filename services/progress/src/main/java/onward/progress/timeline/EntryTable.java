package onward.progress.timeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.event.NoteWritten;
import onward.kit.database.Copy;
import onward.kit.database.Timestamps;
import onward.kit.intake.Incoming;
import onward.progress.projection.Batch;

/** The entries of all timelines. */
final class EntryTable {
    private final Batch told = new Batch("""
            insert into entry
                (client_id, at, recorded_at, event_id, kind, event_type, type_version, event_version, payload,
                 staff_only, note_id, topic)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
    private final Batch hidden = new Batch("""
            update entry set staff_only = true
            where client_id = ? and note_id = ? and event_version < ? and not staff_only
            """);

    /** The same, if they are copied in bulk. */
    private final Optional<Copy> copied;

    EntryTable() {
        this(Optional.empty());
    }

    private EntryTable(Optional<Copy> copied) {
        this.copied = copied;
    }

    /** Of very many entries; {@link #hide} is to follow. */
    static EntryTable inBulk() {
        return new EntryTable(Optional.of(new Copy(
                "entry",
                "client_id",
                "at",
                "recorded_at",
                "event_id",
                "kind",
                "event_type",
                "type_version",
                "event_version",
                "payload",
                "staff_only",
                "note_id",
                "topic")));
    }

    /** Something that the client and those who look after the client may read, where it was recorded. */
    void add(Kind kind, Incoming incoming) {
        add(incoming.envelope().recordedAt(), kind, incoming);
    }

    /** The same, at a time of its own. */
    void add(Instant at, Kind kind, Incoming incoming) {
        add(at, kind, incoming, false, Optional.empty());
    }

    /** Something that only those who look after the client may read. */
    void addForStaff(Kind kind, Incoming incoming) {
        add(incoming.envelope().recordedAt(), kind, incoming, true, Optional.empty());
    }

    /** A note. Once it is not shared, nothing that it said before is told to the client either. */
    void add(NoteWritten note, Incoming incoming) {
        Envelope event = incoming.envelope();
        add(event.recordedAt(), Kind.NOTE, incoming, !note.shared(), Optional.of(note.noteId()));
        if (!note.shared() && copied.isEmpty()) {
            hidden.add(event.stream(), note.noteId(), event.version());
        }
    }

    private void add(Instant at, Kind kind, Incoming incoming, boolean staffOnly, Optional<UUID> note) {
        Envelope event = incoming.envelope();
        Object[] row = {
            event.stream(),
            at,
            event.recordedAt(),
            event.id(),
            kind.wireName(),
            event.type(),
            event.typeVersion(),
            event.version(),
            event.payload(),
            staffOnly,
            note.orElse(null),
            incoming.topic()
        };
        copied.ifPresentOrElse(copy -> copy.add(row), () -> told.add(row));
    }

    void write(Connection connection) throws SQLException {
        if (copied.isPresent()) {
            copied.get().runOn(connection);
        }
        told.runOn(connection);
        hidden.runOn(connection);
    }

    /** Completes what was copied: behind an entry of a note that is not shared, all that it said before is hidden. */
    static void hide(Connection connection) throws SQLException {
        try (Statement update = connection.createStatement()) {
            update.execute("""
                    update entry e set staff_only = true
                    from (
                        select client_id, note_id, max(event_version) as version from entry
                        where note_id is not null and staff_only group by client_id, note_id
                    ) as hiding
                    where e.client_id = hiding.client_id and e.note_id = hiding.note_id
                      and e.event_version < hiding.version and not e.staff_only
                    """);
        }
    }

    /**
     * Which part of a timeline.
     *
     * @param kind only entries of that kind
     * @param asOf only what was recorded up to that instant
     * @param behind only what follows that place
     */
    record Part(Direction direction, Optional<Kind> kind, Optional<Instant> asOf, Optional<Place> behind, int limit) {}

    /** Who reads; what is not for them is not even read from the table. */
    enum Audience {
        CLIENT,
        STAFF
    }

    static List<Entry> read(Connection connection, UUID client, Audience audience, Part part) throws SQLException {
        String sql = """
                select at, recorded_at, event_id, kind, event_type, type_version, event_version, payload
                from entry
                where client_id = ?"""
                + visibleTo(audience)
                + (part.kind().isPresent() ? " and kind = ?" : "")
                + (part.asOf().isPresent() ? " and recorded_at <= ?" : "")
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
            if (part.asOf().isPresent()) {
                Timestamps.set(select, parameter++, part.asOf().get());
            }
            if (part.behind().isPresent()) {
                Place place = part.behind().get();
                Timestamps.set(select, parameter++, place.at());
                Timestamps.set(select, parameter++, place.recordedAt());
                select.setObject(parameter++, place.eventId());
            }
            select.setInt(parameter, part.limit());
            return entries(client, select);
        }
    }

    /**
     * Some of what came in, in its order.
     *
     * @param behind a version of the client's stream on that topic; only what follows it
     * @param upTo the last version
     */
    record Arrivals(String topic, long behind, long upTo, int limit) {}

    static List<Entry> read(Connection connection, UUID client, Audience audience, Arrivals arrivals)
            throws SQLException {
        String sql = """
                select at, recorded_at, event_id, kind, event_type, type_version, event_version, payload
                from entry
                where client_id = ? and topic = ? and event_version > ? and event_version <= ?""" + visibleTo(audience) + " order by event_version limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, client);
            select.setString(2, arrivals.topic());
            select.setLong(3, arrivals.behind());
            select.setLong(4, arrivals.upTo());
            select.setInt(5, arrivals.limit());
            return entries(client, select);
        }
    }

    private static String visibleTo(Audience audience) {
        return switch (audience) {
            case CLIENT -> " and not staff_only";
            case STAFF -> "";
        };
    }

    private static List<Entry> entries(UUID client, PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<Entry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(entry(client, row));
            }
            return entries;
        }
    }

    private static Entry entry(UUID client, ResultSet row) throws SQLException {
        Place place = new Place(
                Timestamps.at(row, "at"), Timestamps.at(row, "recorded_at"), row.getObject("event_id", UUID.class));
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
}
