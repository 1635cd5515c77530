package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import onward.contracts.Envelope;
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
import onward.notifications.mail.Invitation;
import onward.notifications.queue.Mails;

/** Who can be written to, and what of it asks for a mail. */
@Singleton
final class Recipients implements Projection {
    private final StudioTable studios;
    private final RecipientTable recipients;

    Recipients(StudioTable studios, RecipientTable recipients) {
        this.studios = studios;
        this.recipients = recipients;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public String schema() {
        return "notifications";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITY);
    }

    @Override
    public void apply(Connection connection, List<Incoming> events) throws SQLException {
        for (Incoming incoming : events) {
            switch (incoming.content()) {
                case Incoming.Content.Happened(Event event) -> apply(connection, incoming.envelope(), event);
                case Incoming.Content.Erased _ -> {}
            }
        }
    }

    private void apply(Connection connection, Envelope envelope, Event event) throws SQLException {
        UUID stream = envelope.stream();
        switch (event) {
            case StudioOpened opened -> studios.opened(connection, stream, opened);
            case CoachJoined joined -> studios.joined(connection, stream, joined);
            case ClientEnrolled enrolled -> {
                recipients.enrolled(connection, stream, enrolled);
                Mails.ask(connection, Invitation.KIND, stream, envelope.id(), envelope.recordedAt());
            }
            case ClientDetailsChanged changed -> recipients.changed(connection, stream, changed);
            case CoachAssigned assigned -> recipients.assigned(connection, stream, assigned.coachId());
            case CoachChanged changed -> recipients.assigned(connection, stream, changed.coachId());
            case PlanActivated _,
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
                    DateClosed _,
                    AdherenceRestated _,
                    MovementGapFound _,
                    WeekClosed _,
                    MailPreferencesChanged _ -> {}
        }
    }
}
