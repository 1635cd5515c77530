package onward.kit.database;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows for one table, sent by COPY: many times faster than statements where there are very many. */
public final class Copy {
    private static final String NULL = "\\N";

    private final String sql;
    private final List<Object[]> rows = new ArrayList<>();

    public Copy(String table, String... columns) {
        this.sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
    }

    /** A row; its values are those of the columns, in order, and may be null. */
    public void add(Object... values) {
        rows.add(values);
    }

    /** Sends what was added. */
    public void runOn(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            for (Object[] row : rows) {
                byte[] line = line(connection, row).getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        rows.clear();
    }

    private static String line(Connection connection, Object[] row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            line.append(i == 0 ? "" : "\t").append(row[i] == null ? NULL : escaped(text(connection, row[i])));
        }
        return line.append('\n').toString();
    }

    /** As the driver would write it, so that COPY keeps what a statement would. */
    private static String text(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case String text -> text;
            case UUID id -> id.toString();
            case Boolean flag -> flag.toString();
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case LocalDate date -> text(date) + era(date);
            case Instant time -> text(rounded(time));
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case String[] texts -> connection.createArrayOf("text", texts).toString();
            default -> throw new IllegalArgumentException("COPY does not know " + value.getClass());
        };
    }

    /** To what PostgreSQL keeps. */
    private static OffsetDateTime rounded(Instant time) {
        return time.atOffset(ZoneOffset.UTC).plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }

    private static String text(OffsetDateTime utc) {
        return text(utc.toLocalDate()) + " " + utc.toLocalTime() + "+00" + era(utc.toLocalDate());
    }

    private static String text(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d",
                date.get(ChronoField.YEAR_OF_ERA),
                date.getMonthValue(),
                date.getDayOfMonth());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            switch (one) {
                case '\\' -> escaped.append("\\\\");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                default -> escaped.append(one);
            }
        }
        return escaped.toString();
    }
}
