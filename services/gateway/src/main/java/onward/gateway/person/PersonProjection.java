package onward.gateway.person;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
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
import onward.gateway.person.PersonTable.Entry;
import onward.kit.access.Role;
import onward.kit.intake.Incoming;
import onward.kit.intake.Projection;

/** Who there is: staff from the studios' streams, clients from their own. */
@Singleton
@Named(PersonProjection.NAME)
public final class PersonProjection implements Projection {
    static final String NAME = "person";
    static final String SCHEMA = "person_1";
    /** For queries outside of its transactions. */
    public static final String TABLE = SCHEMA + ".person";

    private final PersonTable people;

    PersonProjection(PersonTable people) {
        this.people = people;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        return SCHEMA;
    }

    /** Most of what it reads changes nobody: who there is, is known in time all the same. */
    @Override
    public Duration apart() {
        return Duration.ofMillis(100);
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITY);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        for (Incoming incoming : events) {
            switch (incoming.content()) {
                case Incoming.Content.Happened happened -> apply(connection, incoming.envelope(), happened.event());
                case Incoming.Content.Erased _ -> people.forget(connection, incoming.envelope().stream());
            }
        }
    }

    private void apply(Connection connection, Envelope envelope, Event event) throws SQLException {
        UUID stream = envelope.stream();
        switch (event) {
            case CoachJoined joined -> people.put(connection, entry(stream, joined), envelope.recordedAt());
            case ClientEnrolled enrolled -> people.put(connection, entry(stream, enrolled), envelope.recordedAt());
            case ClientDetailsChanged changed -> people.change(connection, stream, changed, envelope.recordedAt());
            case CoachAssigned assigned -> people.assignCoach(connection, stream, assigned.coachId());
            case CoachChanged changed -> people.assignCoach(connection, stream, changed.coachId());
            case StudioOpened _,
                    PlanActivated _,
                    DaysExcused _,
                    ExcusalWithdrawn _,
                    SessionLogged _,
                    SessionCorrected _,
                    SessionWithdrawn _,
                    MailSent _,
                    PlanPaused _,
                    PlanResumed _,
                    CheckInRecorded _,
                    ConsentGiven _,
                    ConsentWithdrawn _,
                    NoteWritten _,
                    NudgeSent _,
                    ExerciseDefined _,
                    TemplateDefined _,
                    AssumptionsConfirmed _,
                    HoldPlaced _,
                    HoldLifted _,
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
                    TriageAcknowledged _,
                    MailPreferencesChanged _ -> {}
        }
    }

    private static Entry entry(UUID studio, CoachJoined joined) {
        Role role = switch (joined.role()) {
            case ADMIN -> Role.ADMIN;
            case COACH -> Role.COACH;
        };
        return new Entry(joined.personId(), studio, studio, role, joined.name(), joined.email(), joined.timeZone());
    }

    private static Entry entry(UUID client, ClientEnrolled enrolled) {
        return new Entry(
                client,
                client,
                enrolled.studioId(),
                Role.CLIENT,
                enrolled.name(),
                enrolled.email(),
                enrolled.timeZone());
    }
}
