package onward.kit.outbox;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.UUID;
import onward.kit.database.Database;

/**
 * One holder at a time, by a row on the database's clock. A session lock would not do: a process that is stopped, not
 * dead, would hold it for ever.
 */
final class Lease {
    static final Duration LENGTH = Duration.ofSeconds(5);
    private static final Duration RENEWAL = Duration.ofMillis(1500);

    private final Database database;
    private final String name;
    private final UUID holder = UUID.randomUUID();
    private long renewedAt;
    private boolean held;

    Lease(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Takes or keeps the lease; asks the database only when it is time to. */
    boolean isHeld() {
        if (!held || System.nanoTime() - renewedAt > RENEWAL.toNanos()) {
            long asked = System.nanoTime();
            held = acquire();
            renewedAt = asked;
        }
        return held;
    }

    /** Asks the database again before the next use, as after a failure that may mean that another one leads. */
    void doubt() {
        held = false;
    }

    private boolean acquire() {
        return database.autoCommit(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    insert into store.lease as l (name, holder, until)
                    values (?, ?, clock_timestamp() + make_interval(secs => ?))
                    on conflict (name) do update set holder = excluded.holder, until = excluded.until
                    where l.holder = excluded.holder or l.until < clock_timestamp()
                    """)) {
                upsert.setString(1, name);
                upsert.setObject(2, holder);
                upsert.setInt(3, (int) LENGTH.toSeconds());
                return upsert.executeUpdate() == 1;
            }
        });
    }

    /** Lets the next one take it at once. */
    void giveUp() {
        held = false;
        database.autoCommit(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from store.lease where name = ? and holder = ?")) {
                delete.setString(1, name);
                delete.setObject(2, holder);
                return delete.executeUpdate();
            }
        });
    }
}
