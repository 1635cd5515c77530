package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Topics;
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
import onward.contracts.value.ConsentKind;
import onward.kit.intake.Incoming;
import onward.kit.intake.Projection;
import onward.kit.tracing.Origins;
import onward.notifications.queue.Mails;
import onward.notifications.standing.AbsenceTable;
import onward.notifications.standing.HoldTable;
import onward.notifications.standing.MovementTable;
import onward.notifications.standing.PlanTable;
import onward.notifications.standing.TriageTable;

/** Who can be written to, what their mails depend on, and what of it asks for a mail. */
@Singleton
final class Recipients implements Projection {
    private final StudioTable studios;
    private final RecipientTable recipients;
    private final PlanTable plans;
    private final Asking asking;

    Recipients(StudioTable studios, RecipientTable recipients, PlanTable plans, Asking asking) {
        this.studios = studios;
        this.recipients = recipients;
        this.plans = plans;
        this.asking = asking;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public String schema() {
        return "notifications";
    }

    /** A mail takes longer than that; who reads his own preferences back waits a little. */
    @Override
    public Duration apart() {
        return Duration.ofMillis(50);
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITY, Topics.PROGRESS);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        for (Incoming incoming : events) {
            try (Origins.Work _ = Origins.resume(incoming.envelope())) {
                switch (incoming.content()) {
                    case Incoming.Content.Happened(Event event) -> apply(connection, incoming.envelope(), event);
                    case Incoming.Content.Erased _ -> {}
                }
            }
        }
    }

    private void apply(Connection connection, Envelope envelope, Event event) throws SQLException {
        UUID stream = envelope.stream();
        switch (event) {
            case StudioOpened opened -> studios.opened(connection, stream, opened);
            case CoachJoined joined -> {
                studios.joined(connection, stream, joined);
                asking.joined(connection, envelope, joined);
            }
            case ClientEnrolled enrolled -> {
                recipients.enrolled(connection, stream, enrolled);
                asking.enrolled(connection, envelope);
            }
            case ClientDetailsChanged changed -> recipients.changed(connection, stream, changed);
            case CoachAssigned assigned -> assigned(connection, stream, assigned.coachId());
            case CoachChanged changed -> assigned(connection, stream, changed.coachId());
            case ConsentGiven given -> consented(connection, stream, given.kind(), true);
            case ConsentWithdrawn withdrawn -> consented(connection, stream, withdrawn.kind(), false);
            case PlanActivated plan -> {
                plans.activated(connection, stream, plan);
                asking.planned(connection, envelope, plan);
            }
            case DaysExcused excused ->
                AbsenceTable.away(
                        connection,
                        stream,
                        excused.excusalId(),
                        excused.from(),
                        Optional.of(excused.to().plusDays(1)));
            case ExcusalWithdrawn withdrawn -> AbsenceTable.withdrawn(connection, stream, withdrawn.excusalId());
            case PlanPaused paused ->
                AbsenceTable.away(connection, stream, paused.pauseId(), paused.from(), Optional.empty());
            case PlanResumed resumed -> AbsenceTable.back(connection, stream, resumed.pauseId(), resumed.on());
            case SessionLogged logged ->
                MovementTable.moved(connection, stream, logged.sessionId(), logged.session(), envelope.recordedAt());
            case SessionCorrected corrected ->
                MovementTable.moved(
                        connection, stream, corrected.sessionId(), corrected.session(), envelope.recordedAt());
            case SessionWithdrawn withdrawn -> MovementTable.withdrawn(connection, stream, withdrawn.sessionId());
            case NudgeSent nudge -> asking.nudged(connection, envelope, nudge);
            case MovementGapFound gap -> {
                MovementTable.stopped(connection, stream, gap);
                asking.stopped(connection, envelope, gap);
            }
            case WeekClosed week -> asking.closed(connection, envelope, week);
            case HoldPlaced _ -> HoldTable.placed(connection, stream, envelope.recordedAt());
            case HoldLifted _ -> HoldTable.lifted(connection, stream, envelope.recordedAt());
            case RedFlagRaised raised -> asking.alarmed(connection, envelope, raised);
            case FlareFound flare -> asking.flared(connection, envelope, flare);
            case MilestoneReached reached -> asking.reached(connection, envelope, reached);
            case TriageReasonRaised raised -> TriageTable.raised(connection, stream, raised);
            case TriageReasonCleared cleared -> TriageTable.cleared(connection, stream, cleared.reason());
            case TriageAcknowledged acknowledged -> TriageTable.acknowledged(connection, stream, acknowledged);
            case CheckInRecorded _,
                    NoteWritten _,
                    ExerciseDefined _,
                    TemplateDefined _,
                    AssumptionsConfirmed _,
                    RestrictionBreached _,
                    HeavyLoadingAllowed _,
                    DateClosed _,
                    AdherenceRestated _,
                    MailSent _,
                    MailPreferencesChanged _ -> {}
        }
    }

    private void assigned(Connection connection, UUID client, UUID coach) throws SQLException {
        recipients.assigned(connection, client, coach);
        Mails.wakeAlerts(connection, client);
    }

    private void consented(Connection connection, UUID client, ConsentKind kind, boolean given) throws SQLException {
        if (kind == ConsentKind.E_MAIL) {
            recipients.consented(connection, client, given);
        }
    }
}
