package onward.kit.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Generations that nobody reads any more. */
record LeftOvers(Database database, String projection) {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Notes that a schema is to be dropped. */
    static void add(Connection connection, String projection, String schema) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into generations.left_over (projection, schema_name) values (?, ?) on conflict do nothing
                """)) {
            insert.setString(1, projection);
            insert.setString(2, schema);
            insert.executeUpdate();
        }
    }

    /** Drops what can be dropped now. */
    void drop() {
        for (String schema : database.autoCommit(this::all)) {
            try {
                database.inLongTransaction(connection -> {
                    drop(connection, schema);
                    return null;
                });
                LOG.info("{} is dropped", schema);
            } catch (DatabaseFailure e) {
                if (!isLockNotAvailable(e)) {
                    throw e;
                }
                LOG.debug("{} is still in use", schema);
            }
        }
    }

    static boolean isLockNotAvailable(DatabaseFailure failure) {
        return failure.sqlState().equals(LOCK_NOT_AVAILABLE);
    }

    /**
     * Who enters a generation holds a lock on that table until it is done: whoever has it alone finds nobody in a
     * generation. Readers that come meanwhile wait, so it is asked for no longer than they would not notice.
     */
    private void drop(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '100ms'");
            statement.execute("lock table generations.current_generation in access exclusive mode");
            statement.execute("drop schema if exists " + schema + " cascade");
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from generations.left_over where schema_name = ?")) {
            delete.setString(1, schema);
            delete.executeUpdate();
        }
    }

    private List<String> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select schema_name from generations.left_over where projection = ?")) {
            select.setString(1, projection);
            try (ResultSet row = select.executeQuery()) {
                List<String> schemas = new ArrayList<>();
                while (row.next()) {
                    schemas.add(row.getString("schema_name"));
                }
                return schemas;
            }
        }
    }
}
