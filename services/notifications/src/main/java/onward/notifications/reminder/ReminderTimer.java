package onward.notifications.reminder;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import onward.kit.intake.Intake;
import onward.kit.timers.LocalTimes;
import onward.kit.timers.Timer;
import onward.kit.timers.TimerHandler;
import onward.notifications.mail.MailKind;
import onward.notifications.queue.Mails;
import onward.notifications.queue.NewMail;
import onward.notifications.recipient.PreferenceTable;
import onward.notifications.recipient.PreferenceTable.Preference;
import onward.notifications.rules.Fading;
import onward.notifications.rules.Standing;
import onward.notifications.standing.OpenSlots;
import onward.notifications.standing.Standings;

/** At the time of day that a client chose: asks for the reminder, if something due is not logged and it is not too often. */
@Singleton
final class ReminderTimer implements TimerHandler {
    private final OpenSlots slots;
    private final Intake intake;

    ReminderTimer(OpenSlots slots, Intake intake) {
        this.slots = slots;
        this.intake = intake;
    }

    @Override
    public String name() {
        return Reminding.TIMER;
    }

    /** What was logged up to now is known. */
    @Override
    public boolean isReady() {
        return intake.isUpToDate();
    }

    @Override
    public void fire(Connection transaction, Timer timer, Instant now) throws SQLException {
        UUID client = timer.subject();
        Optional<Standing> standing = Standings.of(transaction, client, now);
        Optional<LocalTime> at = PreferenceTable.find(transaction, client).flatMap(Preference::reminderAt);
        if (standing.isPresent() && at.isPresent()) {
            LocalDate today = LocalDate.ofInstant(now, standing.get().zone());
            // A time that was slept through, or that another home zone has moved, is gone.
            boolean isOfToday = timer.dueAt()
                    .equals(LocalTimes.next(
                            LocalTimes.startOf(today, standing.get().zone()),
                            at.get(),
                            standing.get().zone()));
            if (isOfToday
                    && slots.isAny(transaction, client, today)
                    && Fading.allows(
                            today,
                            Reminded.lately(transaction, client, standing.get().zone()))) {
                Mails.ask(
                        transaction,
                        new NewMail(
                                NewMail.idOf(MailKind.REMINDER, client + " " + today),
                                MailKind.REMINDER,
                                client,
                                client,
                                timer.dueAt(),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        Reminding.set(transaction, client, now);
    }
}
