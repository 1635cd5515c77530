package onward.kit.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes very many events at once. */
@FunctionalInterface
public interface Bulk {
    /**
     * Writes them, each in its turn, on a connection whose search path is the schema. Tables that most rows lie in have no
     * index yet.
     */
    void load(Connection connection, List<Incoming> events) throws SQLException;
}
