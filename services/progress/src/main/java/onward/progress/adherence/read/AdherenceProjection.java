package onward.progress.adherence.read;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import onward.contracts.Topics;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.event.DateClosed;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.Event;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.event.MailPreferencesChanged;
import onward.contracts.event.MailSent;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.event.StudioOpened;
import onward.contracts.event.WeekClosed;
import onward.kit.intake.Incoming;
import onward.kit.intake.Projection;
import onward.progress.adherence.SessionRevision;
import onward.progress.client.ClientTable;

/** Keeps the facts that adherence is computed from when it is asked for. */
@Singleton
@Named(AdherenceProjection.NAME)
final class AdherenceProjection implements Projection {
    static final String NAME = "adherence";

    private static final String SCHEMA = "adherence_1";

    private final FiguresChanged changed;

    AdherenceProjection(FiguresChanged changed) {
        this.changed = changed;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITY);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        Changes changes = new Changes();
        for (Incoming event : events) {
            switch (event.content()) {
                case Incoming.Content.Happened(Event happened) ->
                    changes.add(
                            event.envelope().stream(),
                            happened,
                            event.envelope().recordedAt());
                case Incoming.Content.Erased _ -> {}
            }
        }
        changes.write(connection);
        changed.changed(connection, changes.found(connection));
    }

    /**
     * What a batch changes, table by table: within a table in the order of the events, and no table depends on another.
     */
    private static final class Changes {
        private final ClientTable clients = new ClientTable();
        private final PlanVersionTable plans = new PlanVersionTable();
        private final ExcusalTable excusals = new ExcusalTable();
        private final PauseTable pauses = new PauseTable();
        private final SessionTable sessions = new SessionTable();
        private final List<Finding> findings = new ArrayList<>();

        void add(UUID stream, Event event, Instant recordedAt) {
            findings.add(connection -> new FiguresChanged.Change(
                    stream, dates(connection, stream, event), recordedAt, isLog(event)));
            switch (event) {
                case ClientEnrolled enrolled -> clients.add(stream, enrolled);
                case CoachAssigned assigned -> clients.add(stream, assigned);
                case CoachChanged changed -> clients.add(stream, changed);
                case ClientDetailsChanged changed -> clients.add(stream, changed);
                case PlanActivated activated -> plans.add(stream, activated, recordedAt);
                case DaysExcused excused -> excusals.add(stream, excused, recordedAt);
                case ExcusalWithdrawn withdrawn -> excusals.add(stream, withdrawn, recordedAt);
                case SessionLogged logged ->
                    sessions.add(stream, SessionRevision.of(logged.sessionId(), 1, logged.session()), recordedAt);
                case SessionCorrected corrected ->
                    sessions.add(
                            stream,
                            SessionRevision.of(corrected.sessionId(), corrected.revision(), corrected.session()),
                            recordedAt);
                case SessionWithdrawn withdrawn -> sessions.add(stream, withdrawn, recordedAt);
                case StudioOpened _,
                        CoachJoined _,
                        MailSent _,
                        PlanPaused _,
                        PlanResumed _,
                        CheckInRecorded _,
                        ConsentGiven _,
                        ConsentWithdrawn _,
                        NoteWritten _,
                        NudgeSent _,
                        DateClosed _,
                        AdherenceRestated _,
                        MovementGapFound _,
                        WeekClosed _,
                        MailPreferencesChanged _ -> {}
            }
        }

        void write(Connection connection) throws SQLException {
            clients.write(connection);
            plans.write(connection);
            excusals.write(connection);
            pauses.write(connection);
            sessions.write(connection);
        }

        /** Asked after the writing, for it looks at what was written. */
        List<FiguresChanged.Change> found(Connection connection) throws SQLException {
            List<FiguresChanged.Change> found = new ArrayList<>();
            for (Finding finding : findings) {
                found.add(finding.on(connection));
            }
            return found;
        }

        private static Optional<Window> dates(Connection connection, UUID client, Event event) throws SQLException {
            return switch (event) {
                case PlanActivated activated -> from(activated.effectiveFrom());
                case DaysExcused excused -> Optional.of(new Window(excused.from(), excused.to()));
                case ExcusalWithdrawn withdrawn -> ExcusalTable.dates(connection, client, withdrawn.excusalId());
                case PlanPaused paused -> from(paused.from());
                case PlanResumed resumed -> from(resumed.on());
                case SessionLogged logged -> SessionTable.dates(connection, client, logged.sessionId());
                case SessionCorrected corrected -> SessionTable.dates(connection, client, corrected.sessionId());
                case SessionWithdrawn withdrawn -> SessionTable.dates(connection, client, withdrawn.sessionId());
            };
        }

        private static Optional<Window> from(LocalDate date) {
            return Optional.of(new Window(date, LocalDate.MAX));
        }

        @FunctionalInterface
        private interface Finding {
            FiguresChanged.Change on(Connection connection) throws SQLException;
        }
    }
}
