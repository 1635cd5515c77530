package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.AssumptionsConfirmed;
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
import onward.contracts.event.ExerciseDefined;
import onward.contracts.event.FlareFound;
import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.MailPreferencesChanged;
import onward.contracts.event.MailSent;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.event.RestrictionBreached;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.event.StudioOpened;
import onward.contracts.event.TemplateDefined;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.event.WeekClosed;
import onward.progress.adherence.SessionRevision;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.FiguresChanged.Change;
import onward.progress.client.ClientTable;

/**
 * What a batch changes, table by table: within a table in the order of the events, and no table depends on another.
 */
final class Changes {
    private static final int FIRST_REVISION = 1;

    private final ClientTable clients = new ClientTable();
    private final HomeZoneTable homes = new HomeZoneTable();
    private final PlanVersionTable plans = new PlanVersionTable();
    private final ExcusalTable excusals = new ExcusalTable();
    private final PauseTable pauses = new PauseTable();
    private final HoldTable holds = new HoldTable();
    private final AssumptionTable assumptions = new AssumptionTable();
    private final NameTable names = new NameTable();
    private final SessionTable sessions;
    private final CheckInTable checkIns;
    private final List<Seen> seen = new ArrayList<>();

    Changes() {
        this(new SessionTable(), new CheckInTable());
    }

    private Changes(SessionTable sessions, CheckInTable checkIns) {
        this.sessions = sessions;
        this.checkIns = checkIns;
    }

    /** Of very many events, into tables without keys. */
    static Changes inBulk() {
        return new Changes(SessionTable.inBulk(), CheckInTable.inBulk());
    }

    /** What an event changed, known when it is written: a withdrawal does not say which dates it is about. */
    @FunctionalInterface
    private interface Seen {
        Change on(Connection connection) throws SQLException;
    }

    void add(Envelope envelope, Event event) {
        UUID client = envelope.stream();
        Instant recordedAt = envelope.recordedAt();
        switch (event) {
            case ClientEnrolled enrolled -> {
                clients.add(client, enrolled);
                homes.add(envelope, enrolled.timeZone());
                names.add(envelope);
                seen.add(_ -> Change.ofNoDate(client, recordedAt));
            }
            case ClientDetailsChanged changed -> {
                clients.add(client, changed);
                changed.timeZone().ifPresent(zone -> homes.add(envelope, zone));
                if (changed.name().isPresent()) {
                    names.add(envelope);
                }
                seen.add(_ -> Change.ofNoDate(client, recordedAt));
            }
            case CoachAssigned assigned -> clients.add(client, assigned);
            case CoachChanged changed -> clients.add(client, changed);
            case PlanActivated activated -> {
                plans.add(envelope, activated);
                seen.add(_ -> Change.of(client, activated.effectiveFrom(), LocalDate.MAX, recordedAt));
            }
            case DaysExcused excused -> {
                excusals.add(client, excused, recordedAt);
                seen.add(_ -> Change.of(client, excused.from(), excused.to(), recordedAt));
            }
            case ExcusalWithdrawn withdrawn -> {
                excusals.add(client, withdrawn, recordedAt);
                seen.add(connection -> new Change(
                        client, ExcusalTable.dates(connection, client, withdrawn.excusalId()), recordedAt, false));
            }
            case PlanPaused paused -> {
                pauses.add(client, paused, recordedAt);
                seen.add(_ -> Change.of(client, paused.from(), LocalDate.MAX, recordedAt));
            }
            case PlanResumed resumed -> {
                pauses.add(client, resumed, recordedAt);
                seen.add(_ -> Change.of(client, resumed.on(), LocalDate.MAX, recordedAt));
            }
            case SessionLogged logged -> {
                SessionRevision session = SessionRevision.of(logged.sessionId(), FIRST_REVISION, logged.session());
                sessions.add(client, session, logged.session(), recordedAt);
                seen.add(_ ->
                        new Change(client, Optional.of(new Window(session.date(), session.date())), recordedAt, true));
            }
            case SessionCorrected corrected -> {
                sessions.add(
                        client,
                        SessionRevision.of(corrected.sessionId(), corrected.revision(), corrected.session()),
                        corrected.session(),
                        recordedAt);
                seen.add(connection -> ofSession(connection, client, corrected.sessionId(), recordedAt));
            }
            case SessionWithdrawn withdrawn -> {
                sessions.add(client, withdrawn, recordedAt);
                seen.add(connection -> ofSession(connection, client, withdrawn.sessionId(), recordedAt));
            }
            case CheckInRecorded checkIn -> {
                checkIns.add(envelope, checkIn);
                seen.add(_ -> Change.of(client, checkIn.localDate(), checkIn.localDate(), recordedAt));
            }
            case HoldPlaced placed -> {
                holds.add(envelope, placed);
                seen.add(_ -> Change.ofNoDate(client, recordedAt));
            }
            case HoldLifted _ -> {
                holds.addLift(envelope);
                seen.add(_ -> Change.ofNoDate(client, recordedAt));
            }
            case AssumptionsConfirmed confirmed -> {
                assumptions.add(client, confirmed);
                seen.add(_ -> Change.ofNoDate(client, recordedAt));
            }
            case StudioOpened _,
                    CoachJoined _,
                    MailSent _,
                    MailPreferencesChanged _,
                    ConsentGiven _,
                    ConsentWithdrawn _,
                    NoteWritten _,
                    NudgeSent _,
                    ExerciseDefined _,
                    TemplateDefined _,
                    RestrictionBreached _,
                    HeavyLoadingAllowed _,
                    DateClosed _,
                    AdherenceRestated _,
                    MovementGapFound _,
                    WeekClosed _,
                    MilestoneReached _,
                    FlareFound _,
                    RedFlagRaised _,
                    TriageReasonRaised _,
                    TriageReasonCleared _,
                    TriageAcknowledged _ -> {}
        }
    }

    private static Change ofSession(Connection connection, UUID client, UUID session, Instant recordedAt)
            throws SQLException {
        return new Change(client, SessionTable.dates(connection, client, session), recordedAt, true);
    }

    void write(Connection connection) throws SQLException {
        clients.write(connection);
        homes.write(connection);
        plans.write(connection);
        excusals.write(connection);
        pauses.write(connection);
        sessions.write(connection);
        checkIns.write(connection);
        holds.write(connection);
        assumptions.write(connection);
        names.write(connection);
    }

    /** What may look different now that it is written. */
    List<Change> seen(Connection connection) throws SQLException {
        List<Change> changes = new ArrayList<>();
        for (Seen one : seen) {
            changes.add(one.on(connection));
        }
        return changes;
    }
}
