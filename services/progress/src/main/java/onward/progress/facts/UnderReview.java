package onward.progress.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import onward.progress.adherence.Hold;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Diaries;
import onward.progress.adherence.read.HoldTable;
import onward.progress.adherence.read.Moment;
import onward.progress.client.Client;

/**
 * One client at the instant of a review, with what more than one part of it asks for: each is read once.
 *
 * @param connection its search path is the projection's schema
 * @param holds all times on hold, in order
 * @param gap the time since the last movement, with what stands still in it and somewhat ahead; empty if there was none
 * @param findings what is found
 */
record UnderReview(
        Connection connection,
        Client client,
        Watched watched,
        DiaryParts diaries,
        FlareSigns flares,
        List<HoldTable.Placed> holds,
        Optional<MovementGap> gap,
        Findings findings,
        Instant now) {

    static UnderReview read(Connection connection, Client client, Watched watched, Instant now) throws SQLException {
        LocalDate today = LocalDate.ofInstant(now, client.timeZone());
        List<HoldTable.Placed> holds = HoldTable.all(connection, client.id());
        Optional<Instant> lastMovement = Diaries.lastMovement(connection, client.id());
        return new UnderReview(
                connection,
                client,
                watched,
                new DiaryParts(connection, client.id(), today),
                new FlareSigns(connection, client.id(), today),
                List.copyOf(holds),
                lastMovement.isPresent()
                        ? Optional.of(gap(connection, client, lastMovement.get(), today, holds))
                        : Optional.empty(),
                new Findings(client.id()),
                now);
    }

    private static MovementGap gap(
            Connection connection, Client client, Instant since, LocalDate today, List<HoldTable.Placed> holds)
            throws SQLException {
        LocalDate first = LocalDate.ofInstant(since, client.timeZone());
        Window ahead = new Window(first, (first.isAfter(today) ? first : today).plusDays(MovementGap.DATES_AHEAD));
        List<Hold> times = holds.stream().map(HoldTable.Placed::hold).toList();
        return new MovementGap(
                since,
                client.timeZone(),
                Diaries.absences(connection, client.id(), ahead, Moment.NOW),
                times,
                ahead.to());
    }

    /** The date it is for the client. */
    LocalDate today() {
        return LocalDate.ofInstant(now, client.timeZone());
    }

    /** When the last movement ended, if there was any. */
    Optional<Instant> lastMovement() {
        return gap.map(MovementGap::since);
    }
}
