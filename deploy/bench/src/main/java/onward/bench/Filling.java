package onward.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.event.SessionLogged;
import onward.contracts.value.Session;
import onward.kit.database.Database;
import onward.kit.database.Timestamps;
import onward.kit.sealing.Sealer;
import org.postgresql.PGConnection;

/**
 * Writes what clients did straight into activity's event store and its outbox, by COPY: the very rows that as many
 * requests would have left, coded and sealed by the services' own means. From the outbox on, it takes the way of every
 * event.
 */
final class Filling {
    private static final HexFormat HEX = HexFormat.of();

    private final Database activity;
    private final Sealer sealer;
    private final UUID by;
    private final EventCodec codec = new EventCodec();

    Filling(Database activity, Sealer sealer, UUID by) {
        this.activity = activity;
        this.sealer = sealer;
        this.by = by;
    }

    /**
     * Adds a history to a client who has none yet; leaves any other client as it is.
     *
     * @return the stream's version
     */
    long fill(UUID client, History history, LocalDate yesterday) {
        return activity.inTransaction(connection -> {
            long before = version(connection, client);
            if (before != History.EVENTS_BEFORE) {
                return before;
            }
            Instant recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
            var events = new Rows();
            var outbox = new Rows();
            long version = before;
            for (Session session : history.upTo(yesterday)) {
                version++;
                add(events, outbox, client, version, session, recordedAt);
            }
            advance(connection, client, version, recordedAt);
            copy(
                    connection,
                    "store.event (stream, version, id, type, type_version, subject, recorded_at, payload)",
                    events);
            copy(connection, "store.outbox (stream, version, id, type, type_version, recorded_at, payload)", outbox);
            return version;
        });
    }

    private void add(Rows events, Rows outbox, UUID client, long version, Session session, Instant recordedAt) {
        UUID subject = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        var event = new SessionLogged(subject, session, by);
        EventType type = EventType.of(event);
        byte[] payload =
                sealer.seal(client, Sealer.placeOf(id, type.wireName(), type.version(), version), codec.encode(event));
        String bytes = "\\\\x" + HEX.formatHex(payload);
        events.add(client, version, id, type.wireName(), type.version(), subject, recordedAt, bytes);
        outbox.add(client, version, id, type.wireName(), type.version(), recordedAt, bytes);
    }

    private static long version(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select version from store.stream where id = ? for update")) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong("version");
            }
        }
    }

    private static void advance(Connection connection, UUID client, long version, Instant recordedAt)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update store.stream set previous = version, version = ?, recorded_at = ? where id = ?")) {
            update.setLong(1, version);
            Timestamps.set(update, 2, recordedAt);
            update.setObject(3, client);
            update.executeUpdate();
        }
    }

    private static void copy(Connection connection, String into, Rows rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin", rows.read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows in COPY's text format; none of the values needs quoting. */
    private static final class Rows {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(Object... values) {
            for (int i = 0; i < values.length; i++) {
                bytes.writeBytes(values[i].toString().getBytes(StandardCharsets.US_ASCII));
                bytes.write(i + 1 < values.length ? '\t' : '\n');
            }
        }

        InputStream read() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
