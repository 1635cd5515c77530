package onward.progress.facts;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import onward.kit.timers.TimerTable;
import onward.progress.measures.read.MilestonesTold;

/** A client whose timer is not due has been looked at since the last change. */
@Singleton
final class Looked implements MilestonesTold {
    private final Clock clock;

    Looked(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean upToDate(Connection connection, UUID client) throws SQLException {
        return TimerTable.find(connection, ClientReview.TIMER, client)
                .map(due -> due.isAfter(clock.instant()))
                .orElse(true);
    }
}
