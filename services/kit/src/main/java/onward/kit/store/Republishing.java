package onward.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Puts events into the outbox that were there before. Who knows them ignores them; who misses one gets it. */
public final class Republishing {
    private static final String AGAIN = """
            insert into store.outbox (stream, version, id, type, type_version, recorded_at, payload)
            select stream, version, id, type, type_version, recorded_at, payload from store.event
            """;

    private Republishing() {}

    /**
     * All of one stream, in order; appends to it wait until the transaction ends.
     *
     * @return how many
     */
    static int of(Connection connection, UUID stream) throws SQLException {
        try (PreparedStatement lock =
                        connection.prepareStatement("select 1 from store.stream where id = ? for update");
                PreparedStatement insert = connection.prepareStatement(AGAIN + " where stream = ? order by version")) {
            lock.setObject(1, stream);
            lock.execute();
            insert.setObject(1, stream);
            return insert.executeUpdate();
        }
    }

    /**
     * All there is, each stream in order. Appends go on meanwhile: a stream's newest event may leave before its older
     * ones, and is waited with.
     *
     * @return how many
     */
    public static int everything(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(AGAIN + " order by stream, version")) {
            return insert.executeUpdate();
        }
    }
}
