package onward.notifications.recipient;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.EventCodec;
import onward.contracts.event.CoachJoined;
import onward.contracts.event.FlareFound;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.FlareCause;
import onward.kit.timers.LocalTimes;
import onward.kit.timers.TimerTable;
import onward.notifications.mail.MailKind;
import onward.notifications.queue.Mails;
import onward.notifications.queue.NewMail;
import onward.notifications.rules.MailRules;
import onward.notifications.sealing.SealedTexts;
import onward.notifications.sealing.SealedTexts.Place;
import onward.notifications.standing.MovementTable;

/** What of all that happens asks for a mail. Whether it goes is decided when it is due. */
@Singleton
final class Asking {
    private static final EventCodec CODEC = new EventCodec();

    private final SealedTexts texts;

    Asking(SealedTexts texts) {
        this.texts = texts;
    }

    void enrolled(Connection connection, Envelope envelope) throws SQLException {
        Mails.ask(
                connection,
                NewMail.toClient(MailKind.INVITATION, envelope.stream(), envelope.id(), envelope.recordedAt()));
    }

    /** From now on that person gets a list every morning on which there is one. */
    void joined(Connection connection, Envelope envelope, CoachJoined joined) throws SQLException {
        TimerTable.set(
                connection,
                MailKind.TRIAGE_DIGEST.code(),
                joined.personId(),
                LocalTimes.next(envelope.recordedAt(), MailRules.MORNING, joined.timeZone()));
    }

    /** The first version is what the client is invited to. */
    void planned(Connection connection, Envelope envelope, PlanActivated plan) throws SQLException {
        if (plan.planVersion() > 1) {
            Mails.askOfChange(connection, envelope.stream(), envelope.id(), envelope.recordedAt());
        }
    }

    /** Of the two facts of a gap the first is for the client; the second is for the coach's list. */
    void stopped(Connection connection, Envelope envelope, MovementGapFound gap) throws SQLException {
        if (MovementTable.isFirst(gap) && MailRules.isFresh(gap.reachedAt(), envelope.recordedAt())) {
            Mails.ask(connection, NewMail.comeback(envelope.stream(), gap.gapId(), 1, envelope.recordedAt()));
        }
    }

    void closed(Connection connection, Envelope envelope, WeekClosed week) throws SQLException {
        if (week.figures().overall().isPresent() && MailRules.isFresh(week.closedAt(), envelope.recordedAt())) {
            String written = new String(CODEC.encode(week), StandardCharsets.UTF_8);
            UUID id = NewMail.idOf(MailKind.WEEKLY_SUMMARY, envelope.stream() + " " + week.week());
            ask(connection, MailKind.WEEKLY_SUMMARY, envelope, id, written);
        }
    }

    void nudged(Connection connection, Envelope envelope, NudgeSent nudge) throws SQLException {
        UUID id = NewMail.idOf(MailKind.COACH_MESSAGE, envelope.stream() + " " + nudge.nudgeId());
        ask(connection, MailKind.COACH_MESSAGE, envelope, id, nudge.text());
    }

    /** Goes to whoever looks after the client when it goes; the client's own id holds its place until then. */
    void alarmed(Connection connection, Envelope envelope, RedFlagRaised raised) throws SQLException {
        UUID client = envelope.stream();
        UUID id = NewMail.idOf(MailKind.RED_FLAG_ALERT, client + " " + raised.checkInId());
        Mails.ask(
                connection,
                new NewMail(
                        id,
                        MailKind.RED_FLAG_ALERT,
                        client,
                        client,
                        envelope.recordedAt(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** A suspected one is the coach's to look at: nobody is told by a mail that they feel worse. */
    void flared(Connection connection, Envelope envelope, FlareFound flare) throws SQLException {
        if (flare.cause() == FlareCause.REPORTED && MailRules.isFresh(flare.at(), envelope.recordedAt())) {
            Mails.ask(
                    connection,
                    NewMail.toClient(MailKind.FLARE_GUIDANCE, envelope.stream(), envelope.id(), envelope.recordedAt()));
        }
    }

    /** What is reached while a mail about something else waits for its hour goes with it. */
    void reached(Connection connection, Envelope envelope, MilestoneReached reached) throws SQLException {
        if (!MailRules.isFresh(reached.reachedAt(), envelope.recordedAt())) {
            return;
        }
        UUID client = envelope.stream();
        Optional<UUID> waiting = Mails.waiting(connection, MailKind.MILESTONE, client);
        if (waiting.isPresent()) {
            UUID mail = waiting.get();
            Optional<String> others =
                    Mails.content(connection, mail).flatMap(content -> texts.open(place(client, mail), content));
            if (others.isPresent()) {
                String all = MailContents.with(others.get(), reached.milestone());
                Mails.say(connection, mail, texts.seal(place(client, mail), all));
                return;
            }
        }
        UUID id = NewMail.idOf(
                MailKind.MILESTONE, client + " " + reached.milestone().code());
        ask(connection, MailKind.MILESTONE, envelope, id, reached.milestone().code());
    }

    private void ask(Connection connection, MailKind kind, Envelope envelope, UUID id, String content)
            throws SQLException {
        UUID client = envelope.stream();
        byte[] sealed = texts.seal(place(client, id), content);
        Mails.ask(connection, NewMail.withContent(kind, client, id, envelope.recordedAt(), sealed));
    }

    /** Where the content of a mail lies. */
    static Place place(UUID stream, UUID mailId) {
        return new Place(stream, "mail.content", mailId);
    }
}
