package onward.progress.timeline;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import onward.kit.intake.Incoming;
import onward.kit.intake.Projection;
import onward.kit.rebuild.Rebuildable;
import onward.kit.rebuild.Shown;
import onward.progress.client.ClientTable;

/** Puts what happened to a client in order, sealed as it came. */
@Singleton
@Named(TimelineProjection.NAME)
final class TimelineProjection implements Rebuildable {
    static final String NAME = "timeline";

    private static final int SHAPE = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int shape() {
        return SHAPE;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITY, Topics.PROGRESS, Topics.NOTIFICATIONS);
    }

    /** Nobody is woken by a timeline. */
    @Override
    public Projection quietly() {
        return this;
    }

    @Override
    public Set<String> bulkyTables() {
        return Set.of("entry");
    }

    @Override
    public void load(Connection connection, List<Incoming> events) throws SQLException {
        write(connection, EntryTable.inBulk(), events);
    }

    @Override
    public void complete(Connection connection) throws SQLException {
        EntryTable.hide(connection);
    }

    @Override
    public List<Shown> shown() {
        return List.of(new Shown("client", "client_id"), new Shown("entry", "client_id"));
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        write(connection, new EntryTable(), events);
    }

    private static void write(Connection connection, EntryTable entries, List<Incoming> events) throws SQLException {
        ClientTable clients = new ClientTable();
        for (Incoming event : events) {
            switch (event.content()) {
                case Incoming.Content.Happened(Event happened) -> add(clients, entries, event, happened);
                case Incoming.Content.Erased _ -> {}
            }
        }
        clients.write(connection);
        entries.write(connection);
    }

    /** What happened at a time of its own stands there: a session, a check-in, a closing, a milestone; all else where it was recorded. */
    private static void add(ClientTable clients, EntryTable entries, Incoming incoming, Event event) {
        UUID client = incoming.envelope().stream();
        switch (event) {
            // With these two a client is known, and the timeline begins.
            case ClientEnrolled enrolled -> {
                clients.add(client, enrolled);
                entries.add(Kind.NOTE, incoming);
            }
            case CoachAssigned assigned -> {
                clients.add(client, assigned);
                entries.add(Kind.NOTE, incoming);
            }
            case ClientDetailsChanged changed -> {
                clients.add(client, changed);
                entries.add(Kind.NOTE, incoming);
            }
            case PlanActivated _, AssumptionsConfirmed _ -> entries.add(Kind.PLAN, incoming);
            case DaysExcused _, ExcusalWithdrawn _ -> entries.add(Kind.EXCUSAL, incoming);
            case SessionLogged logged ->
                entries.add(logged.session().startedAt().toInstant(), Kind.SESSION, incoming);
            case SessionCorrected _ -> entries.add(Kind.SESSION_CORRECTED, incoming);
            case SessionWithdrawn _ -> entries.add(Kind.SESSION_WITHDRAWN, incoming);
            case PlanPaused _, PlanResumed _ -> entries.add(Kind.PAUSE, incoming);
            case CheckInRecorded checkIn -> entries.add(checkIn.at().toInstant(), Kind.CHECK_IN, incoming);
            case CoachChanged changed -> {
                clients.add(client, changed);
                entries.add(Kind.NOTE, incoming);
            }
            case ConsentGiven _, ConsentWithdrawn _, NudgeSent _ -> entries.add(Kind.NOTE, incoming);
            case NoteWritten note -> entries.add(note, incoming);
            case DateClosed closed -> entries.add(closed.closedAt(), Kind.ADHERENCE, incoming);
            case WeekClosed closed -> entries.add(closed.closedAt(), Kind.ADHERENCE, incoming);
            case AdherenceRestated _ -> entries.add(Kind.ADHERENCE, incoming);
            case MovementGapFound gap -> entries.add(gap.reachedAt(), Kind.ADHERENCE, incoming);
            case MilestoneReached reached -> entries.add(reached.reachedAt(), Kind.MILESTONE, incoming);
            case FlareFound flare -> entries.add(flare.at(), Kind.SAFETY, incoming);
            case RedFlagRaised raised -> entries.add(raised.at(), Kind.SAFETY, incoming);
            case HoldPlaced _, HoldLifted _, RestrictionBreached _, HeavyLoadingAllowed _ ->
                entries.add(Kind.SAFETY, incoming);
            case TriageReasonRaised _, TriageReasonCleared _, TriageAcknowledged _ ->
                entries.addForStaff(Kind.NOTE, incoming);
            case MailSent sent -> entries.add(sent.sentAt(), Kind.MAIL, incoming);
            // Those of the staff are in the studio's stream, which is nobody's timeline.
            case MailPreferencesChanged changed
            when changed.personId().equals(client) -> entries.add(Kind.MAIL, incoming);
            case StudioOpened _, CoachJoined _, MailPreferencesChanged _, ExerciseDefined _, TemplateDefined _ -> {}
        }
    }
}
