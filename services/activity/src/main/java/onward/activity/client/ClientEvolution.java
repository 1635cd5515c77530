package onward.activity.client;

import java.util.Optional;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.consent.Consents;
import onward.activity.decision.Past;
import onward.activity.pause.Pauses;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.safety.Safety;
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

/** Folds a client's stream into what decisions need of it. */
public final class ClientEvolution {
    private ClientEvolution() {}

    /** The state after that event. */
    public static ClientState evolve(ClientState state, Past past) {
        return switch (state) {
            case Unknown() -> past.event() instanceof ClientEnrolled enrolled ? begin(enrolled, past) : state;
            case Enrolled client -> evolve(client, past);
        };
    }

    private static Enrolled begin(ClientEnrolled enrolled, Past past) {
        return new Enrolled(
                new Enrolment(
                        enrolled.studioId(),
                        enrolled.name(),
                        enrolled.email(),
                        enrolled.timeZone().getId(),
                        enrolled.locale(),
                        enrolled.by(),
                        past.version(),
                        past.recordedAt()),
                new Details(enrolled.name(), enrolled.email(), enrolled.timeZone(), enrolled.locale(), past.version()),
                Optional.empty(),
                Plans.none(),
                Pauses.none(),
                Consents.none(),
                Safety.none());
    }

    private static ClientState evolve(Enrolled client, Past past) {
        return switch (past.event()) {
            case CoachAssigned assigned
            when isOfEnrolment(client.enrolment(), assigned, past) -> assigned(client, assigned, past.version());
            case CoachAssigned assigned ->
                client.with(new Assignment(assigned.coachId(), assigned.by(), past.version()));
            case CoachChanged changed -> client.with(new Assignment(changed.coachId(), changed.by(), past.version()));
            case ClientDetailsChanged changed -> client.with(changed(client.details(), changed, past.version()));
            case PlanActivated plan ->
                client.with(client.plans().with(new PlanVersion(plan, past.version(), past.recordedAt())));
            case PlanPaused _, PlanResumed _ -> client.with(client.pauses().after(past));
            case ConsentGiven _, ConsentWithdrawn _ ->
                client.with(client.consents().after(past));
            case AssumptionsConfirmed _ -> client.with(client.plans().after(past));
            case HoldPlaced _, HoldLifted _, HeavyLoadingAllowed _ ->
                client.with(client.safety().after(past));
            case StudioOpened _,
                    ExerciseDefined _,
                    TemplateDefined _,
                    RestrictionBreached _,
                    CoachJoined _,
                    ClientEnrolled _,
                    DaysExcused _,
                    ExcusalWithdrawn _,
                    SessionLogged _,
                    SessionCorrected _,
                    SessionWithdrawn _,
                    MailSent _,
                    CheckInRecorded _,
                    NoteWritten _,
                    NudgeSent _,
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
                    MailPreferencesChanged _ -> client;
        };
    }

    /** A coach who enrols is assigned in the same breath, so the answer to the enrolment is the version after both. */
    private static boolean isOfEnrolment(Enrolment enrolment, CoachAssigned assigned, Past past) {
        return past.version() == 2
                && past.recordedAt().equals(enrolment.at())
                && assigned.coachId().equals(enrolment.by());
    }

    private static Enrolled assigned(Enrolled client, CoachAssigned assigned, long version) {
        Enrolment said = client.enrolment();
        Details details = client.details();
        return client.with(
                        new Enrolment(
                                said.studioId(),
                                said.name(),
                                said.email(),
                                said.timeZone(),
                                said.locale(),
                                said.by(),
                                version,
                                said.at()),
                        new Details(details.name(), details.email(), details.timeZone(), details.locale(), version))
                .with(new Assignment(assigned.coachId(), assigned.by(), version));
    }

    private static Details changed(Details details, ClientDetailsChanged changed, long version) {
        return new Details(
                changed.name().orElse(details.name()),
                changed.email().orElse(details.email()),
                changed.timeZone().orElse(details.timeZone()),
                changed.locale().or(details::locale),
                version);
    }
}
