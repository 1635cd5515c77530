package onward.kit.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Values of type {@code timestamptz}, which PostgreSQL's driver neither reads nor binds as instants. */
public final class Timestamps {
    private Timestamps() {}

    /** Binds an instant. */
    public static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }

    /** Binds an instant, or null. */
    public static void setMaybe(PreparedStatement statement, int index, Optional<Instant> instant) throws SQLException {
        statement.setObject(
                index, instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    /** Of a column that is never null. */
    public static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Of one that may be. */
    public static Optional<Instant> maybeAt(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
