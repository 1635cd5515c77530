package onward.kit.database;

import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import de.bytefish.pgbulkinsert.pgsql.constants.ObjectIdentifier;
import de.bytefish.pgbulkinsert.pgsql.handlers.BigDecimalValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.ByteArrayValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.CollectionValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.IValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.StringValueHandler;
import de.bytefish.pgbulkinsert.pgsql.handlers.UUIDValueHandler;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows for one table, sent by COPY in PostgreSQL's binary form: many times faster than statements where there are very
 * many. Nothing is converted, and only another width is refused, so each value must be of its column's type: a {@code
 * Short} for a {@code smallint}, an {@code Integer} for an {@code int}, a {@code Long} for a {@code bigint}, a {@code
 * LocalDate} for a {@code date}, an {@code Instant} for a {@code timestamptz}, a {@code String} for a {@code text} or a
 * {@code json} (not a {@code jsonb}), a {@code String[]} for a {@code text[]}, a {@code byte[]} for a {@code bytea}.
 */
public final class Copy {
    /** What PostgreSQL counts dates and times from. */
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private static final Instant EPOCH_INSTANT = EPOCH.atStartOfDay().toInstant(ZoneOffset.UTC);

    private static final IValueHandler<String> TEXT = new StringValueHandler();
    private static final IValueHandler<List<String>> TEXTS = new CollectionValueHandler<>(ObjectIdentifier.Text, TEXT);
    private static final IValueHandler<UUID> ID = new UUIDValueHandler();
    private static final IValueHandler<BigDecimal> NUMERIC = new BigDecimalValueHandler<>();
    private static final IValueHandler<byte[]> BYTES = new ByteArrayValueHandler();

    private static final String PROTOCOL_VIOLATION = "08P01";
    private static final String INVALID_BINARY = "22P03";

    private final String sql;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    // Into memory: so what the database has against it comes as an SQLException, not as one of the writer.
    private final PgBinaryWriter rows = new PgBinaryWriter(sent);
    private boolean empty = true;

    public Copy(String table, String... columns) {
        this.sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
    }

    /** A row; its values are those of the columns, in order, and may be null. */
    public void add(Object... values) {
        rows.startRow(values.length);
        for (Object value : values) {
            write(value);
        }
        empty = false;
    }

    private void write(Object value) {
        switch (value) {
            case null -> rows.writeNull();
            case String text -> rows.write(TEXT, text);
            case String[] texts -> rows.write(TEXTS, List.of(texts));
            case UUID id -> rows.write(ID, id);
            case Boolean flag -> rows.writeBoolean(flag);
            case Short number -> rows.writeShort(number);
            case Integer number -> rows.writeInt(number);
            case Long number -> rows.writeLong(number);
            case BigDecimal number -> rows.write(NUMERIC, number.scale() < 0 ? number.setScale(0) : number);
            case LocalDate date -> rows.writeInt(Math.toIntExact(ChronoUnit.DAYS.between(EPOCH, date)));
            case Instant time -> rows.writeLong(ChronoUnit.MICROS.between(EPOCH_INSTANT, rounded(time)));
            case byte[] bytes -> rows.write(BYTES, bytes);
            default -> throw new IllegalArgumentException("COPY does not know " + value.getClass());
        }
    }

    /** To what PostgreSQL keeps, as the driver does. */
    private static Instant rounded(Instant time) {
        return time.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }

    /** Sends what was added, once. */
    public void runOn(Connection connection) throws SQLException {
        rows.close();
        if (empty) {
            return;
        }
        try {
            send(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
        } catch (SQLException e) {
            if (tooShort(e)) {
                throw new SQLException(e.getMessage(), INVALID_BINARY, e);
            }
            if (isOfTheConnection(e)) {
                // An answer may come yet: whoever asks next over this connection would take it for theirs.
                connection.abort(Runnable::run);
            }
            throw e;
        }
    }

    private void send(CopyIn copy) throws SQLException {
        try {
            copy.writeToCopy(sent.toByteArray(), 0, sent.size());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static boolean isOfTheConnection(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    /** A value that is too short reads as a fault of the connection, which would pass; it is one of the row. */
    private static boolean tooShort(SQLException e) {
        return PROTOCOL_VIOLATION.equals(e.getSQLState());
    }
}
