package onward.progress.measures.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Says whether a client has been looked at since something of it changed last. */
public interface MilestonesTold {
    boolean upToDate(Connection connection, UUID client) throws SQLException;
}
