package onward.progress.facts;

import static java.util.Comparator.naturalOrder;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BinaryOperator;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.timers.TimerTable;
import onward.progress.adherence.read.FiguresChanged;

/**
 * Has clients looked at when something of them has changed: first those of whom it is not a session alone. A check-in may
 * be what somebody is to be alarmed of, and it is rare.
 */
@Singleton
final class Watching implements FiguresChanged {
    private static final Duration AHEAD_OF_SESSIONS = Duration.ofHours(1);

    Watching(Database database) {
        Migrations.apply(database.pool(), "facts", "facts");
    }

    /**
     * The timers first, in one order: a client that is just looked at is waited for before anything of it
     * is locked, and two batches cannot wait for each other.
     */
    @Override
    public void changed(Connection connection, List<Change> changes) throws SQLException {
        var due = new HashMap<UUID, Instant>();
        changes.forEach(change -> due.merge(
                change.client(),
                change.log() ? change.recordedAt() : change.recordedAt().minus(AHEAD_OF_SESSIONS),
                BinaryOperator.minBy(naturalOrder())));
        TimerTable.setNoLater(connection, ClientReview.TIMER, due);
        WatchedTable.note(connection, changes);
    }
}
