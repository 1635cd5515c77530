package onward.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The rows of a projection, kept in files, and put again into tables of the same shape: the indexes last. */
final class Copying {
    private static final String FLOOR = "floor";

    private final Path folder;
    private final Map<String, List<String>> indexes = new LinkedHashMap<>();

    private Copying(Path folder) {
        this.folder = folder;
    }

    /** All tables of that schema that have rows. */
    static Copying of(Connection connection, String schema, Path folder) throws SQLException, IOException {
        Copying copying = new Copying(Files.createTempDirectory(folder, "rows"));
        for (String table : texts(
                connection,
                "select table_name from information_schema.tables where table_schema = '" + schema
                        + "' and table_type = 'BASE TABLE'")) {
            Path file = copying.folder.resolve(table);
            try (OutputStream out = Files.newOutputStream(file)) {
                copier(connection)
                        .copyOut("copy \"%s\".\"%s\" to stdout (format binary)".formatted(schema, table), out);
            }
            copying.indexes.put(
                    table,
                    texts(
                            connection,
                            "select replace(indexdef, '" + schema + ".', 'floor.') from pg_indexes where schemaname = '"
                                    + schema + "' and tablename = '" + table + "'"));
        }
        connection.createStatement().execute("drop schema if exists floor cascade; create schema floor");
        for (String table : copying.indexes.keySet()) {
            connection
                    .createStatement()
                    .execute("create table floor.\"%s\" (like \"%s\".\"%s\" including defaults including storage)"
                            .formatted(table, schema, table));
        }
        return copying;
    }

    /** What is timed. */
    void run(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, List<String>> table : indexes.entrySet()) {
                try (InputStream rows = Files.newInputStream(folder.resolve(table.getKey()))) {
                    copier(connection)
                            .copyIn("copy %s.\"%s\" from stdin (format binary)".formatted(FLOOR, table.getKey()), rows);
                }
                for (String index : table.getValue()) {
                    statement.execute(index);
                }
            }
        }
    }

    /** Nothing is left of it but the files, which go with their folder. */
    static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema floor cascade");
        }
    }

    private static CopyManager copier(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
