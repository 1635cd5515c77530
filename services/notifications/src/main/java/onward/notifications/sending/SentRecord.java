package onward.notifications.sending;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.MailSent;
import onward.kit.database.Database;
import onward.kit.store.EventStore;
import onward.kit.store.NewEvent;
import onward.notifications.queue.Outcomes;
import onward.notifications.queue.WaitingMail;

/** Records that a mail was sent: in its row and as an event of its stream, both or neither. */
@Singleton
final class SentRecord {
    private final Database database;
    private final EventStore store;
    private final Clock clock;

    SentRecord(Database database, EventStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Records it; does nothing if the claim was lost, for who has it now will record it.
     *
     * @throws onward.kit.database.DatabaseFailure if it is not known whether it was recorded; the same again is safe
     */
    void of(WaitingMail mail, UUID claim, String messageId) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MailSent sent = new MailSent(mail.mailId(), mail.kind().code(), messageId, at);
        database.inTransaction(transaction -> {
            boolean isOurs = Outcomes.markSent(transaction, mail, claim, sent.sentAt(), sent.messageId());
            if (isOurs) {
                store.append(transaction, mail.streamId(), List.of(new NewEvent(Optional.of(mail.mailId()), sent)));
            }
            return isOurs;
        });
    }
}
