package onward.progress.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What a table without its key took in twice. */
public final class Doubles {
    private Doubles() {}

    /** Keeps of the rows with one key the one that was recorded first, as "on conflict do nothing" does. */
    public static void forget(Connection connection, String table, String key) throws SQLException {
        try (Statement delete = connection.createStatement()) {
            delete.execute("""
                    delete from %1$s where ctid in (
                        select ctid from (
                            select r.ctid, row_number() over (partition by %2$s order by r.recorded_at, r.ctid) as place
                            from %1$s r
                            join (select %2$s from %1$s group by %2$s having count(*) > 1) as twice using (%2$s)
                        ) as ranked
                        where place > 1
                    )
                    """.formatted(table, key));
        }
    }
}
