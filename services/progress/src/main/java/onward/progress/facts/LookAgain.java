package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import onward.kit.timers.TimerTable;

/** Has a client looked at. */
public final class LookAgain {
    private LookAgain() {}

    /**
     * Waits until nobody looks at the client just now; until the transaction ends nobody does, and after it, somebody will.
     * Whoever writes what a review writes too begins with it.
     */
    public static void at(Connection transaction, UUID client, Instant now) throws SQLException {
        TimerTable.setNoLater(transaction, ClientReview.TIMER, client, now);
    }
}
