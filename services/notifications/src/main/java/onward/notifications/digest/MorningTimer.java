package onward.notifications.digest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.kit.intake.Intake;
import onward.kit.timers.LocalTimes;
import onward.kit.timers.Timer;
import onward.kit.timers.TimerHandler;
import onward.kit.timers.TimerTable;
import onward.notifications.mail.MailKind;
import onward.notifications.queue.Mails;
import onward.notifications.queue.NewMail;
import onward.notifications.recipient.Recipient;
import onward.notifications.recipient.StudioTable;
import onward.notifications.rules.MailRules;

/** Every local morning: asks for a coach's list, if there is one. */
@Singleton
final class MorningTimer implements TimerHandler {
    private final StudioTable studios;
    private final Intake intake;

    MorningTimer(StudioTable studios, Intake intake) {
        this.studios = studios;
        this.intake = intake;
    }

    @Override
    public String name() {
        return MailKind.TRIAGE_DIGEST.code();
    }

    /** What happened in the night belongs to the list. */
    @Override
    public boolean isReady() {
        return intake.isUpToDate();
    }

    @Override
    public void fire(Connection transaction, Timer timer, Instant now) throws SQLException {
        UUID coach = timer.subject();
        Optional<UUID> studio = StudioTable.studioOf(transaction, coach);
        Optional<Recipient> staff =
                studio.isEmpty() ? Optional.empty() : studios.find(transaction, studio.get(), coach);
        if (staff.isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(now, staff.get().zone());
        // A morning that was slept through is gone: the next list says all that it would have said.
        boolean isOfToday =
                LocalDate.ofInstant(timer.dueAt(), staff.get().zone()).equals(today);
        if (isOfToday && !TriageList.isEmpty(transaction, coach, now)) {
            Mails.ask(
                    transaction,
                    new NewMail(
                            NewMail.idOf(MailKind.TRIAGE_DIGEST, coach + " " + today),
                            MailKind.TRIAGE_DIGEST,
                            coach,
                            studio.get(),
                            timer.dueAt(),
                            Optional.empty(),
                            Optional.empty()));
        }
        TimerTable.set(
                transaction,
                name(),
                coach,
                LocalTimes.next(now, MailRules.MORNING, staff.get().zone()));
    }
}
