package onward.activity.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
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
import onward.kit.restore.Regained;

/** What stands beside an event that comes back from Kafka: the one thing it is about, and whose an address is. */
@Singleton
final class AfterRestore implements Regained {
    private final EmailAddresses addresses;

    AfterRestore(EmailAddresses addresses) {
        this.addresses = addresses;
    }

    /** As those who append tell it; all else is about the client or the studio as a whole. */
    @Override
    public Optional<UUID> subjectOf(Event event) {
        return switch (event) {
            case SessionLogged logged -> Optional.of(logged.sessionId());
            case SessionCorrected corrected -> Optional.of(corrected.sessionId());
            case SessionWithdrawn withdrawn -> Optional.of(withdrawn.sessionId());
            case RestrictionBreached breached -> Optional.of(breached.sessionId());
            case CheckInRecorded recorded -> Optional.of(recorded.checkInId());
            case HoldPlaced placed -> Optional.of(placed.checkInId());
            case DaysExcused excused -> Optional.of(excused.excusalId());
            case ExcusalWithdrawn withdrawn -> Optional.of(withdrawn.excusalId());
            case NoteWritten written -> Optional.of(written.noteId());
            case NudgeSent sent -> Optional.of(sent.nudgeId());
            case PlanPaused paused -> Optional.of(paused.pauseId());
            case PlanResumed resumed -> Optional.of(resumed.pauseId());
            case StudioOpened _,
                    ExerciseDefined _,
                    TemplateDefined _,
                    CoachJoined _,
                    ClientEnrolled _,
                    ClientDetailsChanged _,
                    CoachAssigned _,
                    CoachChanged _,
                    PlanActivated _,
                    AssumptionsConfirmed _,
                    ConsentGiven _,
                    ConsentWithdrawn _,
                    HoldLifted _,
                    HeavyLoadingAllowed _,
                    MailSent _,
                    MailPreferencesChanged _,
                    DateClosed _,
                    WeekClosed _,
                    AdherenceRestated _,
                    MovementGapFound _,
                    MilestoneReached _,
                    FlareFound _,
                    RedFlagRaised _,
                    TriageReasonRaised _,
                    TriageReasonCleared _,
                    TriageAcknowledged _ -> Optional.empty();
        };
    }

    @Override
    public void take(Connection transaction, UUID stream, Event event) throws SQLException {
        switch (event) {
            case ClientEnrolled enrolled -> addresses.regain(transaction, enrolled.email(), stream);
            case ClientDetailsChanged changed -> {
                if (changed.email().isPresent()) {
                    addresses.regain(transaction, changed.email().get(), stream);
                }
            }
            case CoachJoined joined -> addresses.regain(transaction, joined.email(), joined.personId());
            // Which types there are is told above: a new one does not compile before it stands there.
            case Event _ -> {}
        }
    }
}
