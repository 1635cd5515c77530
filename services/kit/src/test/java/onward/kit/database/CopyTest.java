package onward.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.kit.KitFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is copied is what a statement would have written. */
class CopyTest {
    private static final String[] COLUMNS = {
        "id", "says", "many", "flag", "small", "medium", "large", "exact", "day", "at", "bytes", "doc"
    };

    private final KitFixture kit = new KitFixture();

    @BeforeEach
    void tables() {
        for (String table : List.of("copied", "inserted")) {
            execute("create table " + table
                    + " (id uuid, says text, many text[], flag boolean, small smallint, medium int, large bigint,"
                    + " exact numeric, day date, at timestamptz, bytes bytea, doc json)");
        }
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void every_kind_of_value_is_kept_as_a_statement_keeps_it() {
        same(
                row(
                        "tab\t, line\n, back\\slash, \\N, 'quote', ä, 你, 🚶",
                        "12.50",
                        "2026-11-26",
                        "2026-11-26T10:00:00.123456Z"),
                row("", "0", "2000-01-01", "2000-01-01T00:00:00Z"),
                row("before the epoch", "-0.001", "1999-12-31", "1999-12-31T23:59:59.999999Z"),
                row("rounded up", "1000000", "2024-02-29", "2026-11-26T10:00:00.9999995Z"),
                row("rounded down", "99999.99995", "0001-01-01", "2026-11-26T10:00:00.000000499Z"),
                row("a thousand", "1E+3", "2026-11-26", "2026-11-26T10:00:00Z"),
                row("before our era", "10000", "-0043-03-15", "-0043-03-15T12:00:00Z"),
                row("far", "123456789012345678901234567890.000000001", "9999-12-31", "9999-12-31T23:59:59Z"));
    }

    @Test
    void nothing_at_all_is_kept_as_null() {
        same(new Object[COLUMNS.length]);
    }

    @Test
    void an_array_may_be_empty_or_hold_anything() {
        Object[] none = row("none", "1", "2026-01-01", "2026-01-01T00:00:00Z");
        none[2] = new String[] {};
        Object[] odd = row("odd", "1", "2026-01-01", "2026-01-01T00:00:00Z");
        odd[2] = new String[] {"", "null", "a,b", "{}", "\"", "ü"};
        same(none, odd);
    }

    @Test
    void a_value_of_another_width_than_its_column_is_refused_for_good_and_leaves_nothing() {
        refused("small", 1);
        refused("medium", (short) 1);
        refused("large", 1);
        assertThatThrownBy(() -> copy("says", "a\0b")).isInstanceOf(DatabaseFailure.class);
        assertThatThrownBy(() -> copy("says", Optional.of("text"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(kit.query("select count(*)::text from copied")).containsExactly("0");
    }

    @Test
    void nothing_added_sends_nothing() {
        kit.database.inTransaction(connection -> {
            new Copy("there_is_no_such_table", "id").runOn(connection);
            return null;
        });
    }

    private void refused(String column, Object value) {
        assertThatThrownBy(() -> copy(column, value))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class,
                        refused -> assertThat(refused.isPassing()).as(column).isFalse());
    }

    private void copy(String column, Object value) {
        kit.database.inTransaction(connection -> {
            Copy copy = new Copy("copied", column);
            copy.add(value);
            copy.runOn(connection);
            return null;
        });
    }

    private static Object[] row(String says, String exact, String day, String at) {
        return new Object[] {
            UUID.fromString("0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"),
            says,
            new String[] {says, "second"},
            true,
            (short) -7,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            new BigDecimal(exact),
            LocalDate.parse(day),
            Instant.parse(at),
            says.getBytes(StandardCharsets.UTF_8),
            "{\"says\": [1, 2.0, null]}"
        };
    }

    private void same(Object[]... rows) {
        kit.database.inTransaction(connection -> {
            Copy copy = new Copy("copied", COLUMNS);
            for (Object[] row : rows) {
                copy.add(row);
                insert(connection, row);
            }
            copy.runOn(connection);
            return null;
        });
        String all = "select one::text from %s one";
        assertThat(kit.query(all.formatted("copied")))
                .hasSize(rows.length)
                .isEqualTo(kit.query(all.formatted("inserted")));
    }

    private static void insert(Connection connection, Object[] row) throws SQLException {
        String places = String.join(
                ", ",
                Arrays.stream(COLUMNS)
                        .map(column -> column.equals("doc") ? "?::json" : "?")
                        .toList());
        try (PreparedStatement insert = connection.prepareStatement("insert into inserted values (" + places + ")")) {
            for (int i = 0; i < row.length; i++) {
                if (row[i] instanceof Instant at) {
                    Timestamps.set(insert, i + 1, at);
                } else {
                    insert.setObject(i + 1, row[i]);
                }
            }
            insert.executeUpdate();
        }
    }

    private void execute(String sql) {
        kit.database.autoCommit(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
