package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import onward.progress.adherence.read.Diaries;
import onward.progress.client.Client;

/** Tells, of one client, that movement has stopped: once for each length of a gap. */
final class Stillness {
    /** A phone that was off line brings its sessions one by one; the gaps between them are none. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(10);

    private final Connection connection;
    private final Client client;
    private final Watched watched;
    private final Findings findings;

    Stillness(Connection connection, Client client, Watched watched, Findings findings) {
        this.connection = connection;
        this.client = client;
        this.watched = watched;
        this.findings = findings;
    }

    /** Tells what is to be told at that instant, and returns when there is more, if nothing happens until then. */
    Optional<Instant> tellUpTo(Instant now) throws SQLException {
        Optional<Instant> since = Diaries.lastMovement(connection, client.id());
        if (since.isEmpty()) {
            return Optional.empty();
        }
        MovementGap gap = Needs.gap(connection, client, since.get(), now);
        for (int hours : MovementGap.HOURS) {
            Optional<Instant> reachedAt = gap.reaches(hours);
            if (reachedAt.isEmpty()) {
                return Optional.empty();
            }
            Instant due = settled(watched, reachedAt.get());
            if (due.isAfter(now)) {
                return Optional.of(due);
            }
            if (ToldTable.tellGap(connection, client.id(), since.get(), hours)) {
                findings.gap(since.get(), hours, reachedAt.get());
            }
        }
        return Optional.empty();
    }

    /** The earliest moment at which a gap that reached its length then is believed. */
    static Instant settled(Watched watched, Instant reachedAt) {
        return watched.lastLoggedAt()
                .map(logged -> logged.plus(TO_SETTLE))
                .filter(settled -> settled.isAfter(reachedAt))
                .orElse(reachedAt);
    }
}
