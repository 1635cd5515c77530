package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.Moment;
import onward.progress.client.Client;

/** Tells, of one client, that movement has stopped: once for each length of a gap. */
final class Stillness {
    /** A phone that was off line brings its sessions one by one; the gaps between them are none. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(10);

    private static final int DATES_AHEAD = 30;

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
        LocalDate first = LocalDate.ofInstant(since.get(), client.timeZone());
        LocalDate today = LocalDate.ofInstant(now, client.timeZone());
        Window ahead = new Window(first, (first.isAfter(today) ? first : today).plusDays(DATES_AHEAD));
        var gap = new MovementGap(
                since.get(),
                client.timeZone(),
                Diaries.absences(connection, client.id(), ahead, Moment.NOW),
                Diaries.holds(connection, client.id()),
                ahead.to());
        for (int hours : MovementGap.HOURS) {
            Optional<Instant> reachedAt = gap.reaches(hours);
            if (reachedAt.isEmpty()) {
                return Optional.empty();
            }
            Instant due = settled(reachedAt.get());
            if (due.isAfter(now)) {
                return Optional.of(due);
            }
            if (ToldTable.tellGap(connection, client.id(), since.get(), hours)) {
                findings.gap(since.get(), hours, reachedAt.get());
            }
        }
        return Optional.empty();
    }

    private Instant settled(Instant reachedAt) {
        return watched.lastLoggedAt()
                .map(logged -> logged.plus(TO_SETTLE))
                .filter(settled -> settled.isAfter(reachedAt))
                .orElse(reachedAt);
    }
}
