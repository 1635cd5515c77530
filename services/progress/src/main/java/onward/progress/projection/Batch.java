package onward.progress.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import onward.kit.database.Timestamps;

/** One statement with the rows it is to be run for, sent together. */
public final class Batch {
    private final String sql;
    private final List<Object[]> rows = new ArrayList<>();

    public Batch(String sql) {
        this.sql = sql;
    }

    /** A row; its values are bound in order, and may be null. */
    public void add(Object... values) {
        rows.add(values);
    }

    /** Runs it for every row, in order. */
    public void runOn(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    bind(statement, i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Instant instant) {
            Timestamps.set(statement, index, instant);
        } else {
            statement.setObject(index, value);
        }
    }
}
