package onward.progress.facts;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import onward.kit.intake.Intake;
import onward.kit.store.EventStore;
import onward.kit.timers.Timer;
import onward.kit.timers.TimerHandler;
import onward.kit.timers.TimerTable;
import onward.progress.adherence.Window;
import onward.progress.client.Client;
import onward.progress.client.ClientTable;

/**
 * Looks at one client when something may be found: a date closes, a gap grows, or something was recorded. What is found,
 * what remembers that it was told, and the next moment to look are one transaction. Recording takes the same timer's row
 * first ({@link Watching}), so that a client is never looked at while it changes.
 */
@Singleton
final class ClientReview implements TimerHandler {
    static final String TIMER = "client";

    private final EventStore store;
    private final Intake intake;
    private final Clock clock;

    ClientReview(EventStore store, @Named("adherence") Intake intake, Clock clock) {
        this.clock = clock;
        this.store = store;
        this.intake = intake;
    }

    @Override
    public String name() {
        return TIMER;
    }

    /** Figures as of a moment are only known when everything that was recorded up to it has arrived. */
    @Override
    public boolean isReady() {
        return intake.isUpToDate();
    }

    /** A session is to be seen soon; what it means for milestones and for the coach may be found a little later. */
    @Override
    public boolean standsBack() {
        return intake.isAtWork();
    }

    @Override
    public void fire(Connection connection, Timer timer, Instant now) throws SQLException {
        UUID id = timer.subject();
        intake.tables().enter(connection);
        Optional<Client> client = ClientTable.find(connection, id);
        Optional<Watched> watched = WatchedTable.find(connection, id);
        if (client.isPresent() && watched.isPresent()) {
            review(connection, client.get(), watched.get(), now);
        }
    }

    private void review(Connection connection, Client client, Watched watched, Instant now) throws SQLException {
        UnderReview review = UnderReview.read(connection, client, watched, now);
        Findings findings = review.findings();
        if (watched.changed().isPresent()) {
            new Alarms(review).tellOf(watched.changed().get());
            // Something may have been recorded between the firing and the lock that this waited for.
            new Milestones(review, clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .tellOf(watched.changed().get());
        }
        var dates = new ClosingDates(review);
        Optional<Window> closed = dates.closeUpTo(now);
        var restating = new Restating(review);
        restating.compare(closed, watched.changed());
        // Closed as of an instant that is past: what was recorded since then may have been looked at before.
        restating.compare(closed, dates.closedNow());
        Optional<Instant> gapGrows = new Stillness(review).tell();
        Optional<Instant> needGrows = new Triage(review).review();

        WatchedTable.looked(connection, client.id(), closed);
        if (!findings.found().isEmpty()) {
            store.append(connection, client.id(), findings.found());
        }
        Instant next = Stream.of(gapGrows, needGrows)
                .flatMap(Optional::stream)
                .reduce(dates.nextLook(), (one, other) -> one.isBefore(other) ? one : other);
        TimerTable.set(connection, TIMER, client.id(), next);
    }
}
