package onward.notifications.sending;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import onward.kit.database.Database;
import onward.notifications.queue.Claims;
import onward.notifications.queue.WaitingMail;
import onward.notifications.rules.Decision;
import onward.notifications.rules.MailRules;
import onward.notifications.rules.Request;
import onward.notifications.rules.Standing;
import onward.notifications.standing.Standings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is due and may go; in the same transaction it is seen what else went to that person. */
@Singleton
final class Claiming {
    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);

    private final Database database;
    private final SenderSettings settings;
    private final MailMeters meters;
    private final AtomicLong begun = new AtomicLong();

    Claiming(Database database, SenderSettings settings, MailMeters meters) {
        this.database = database;
        this.settings = settings;
        this.meters = meters;
    }

    /** What came of looking. */
    sealed interface Looked {
        /** It is ours to send. */
        record Taken(WaitingMail mail) implements Looked {}

        /** It does not go now; there may be another. */
        record PassedOver() implements Looked {}

        /** There is none. */
        record Nothing() implements Looked {}
    }

    /** How many decisions were begun. */
    long begun() {
        return begun.get();
    }

    /**
     * Looks for a mail.
     *
     * @param claim a new id, by which the outcome will be written
     */
    Looked next(UUID claim, Instant now, boolean onRequestOnly) {
        return database.inTransaction(connection -> {
            Optional<WaitingMail> mail = Claims.next(connection, now, onRequestOnly);
            if (mail.isEmpty()) {
                return new Looked.Nothing();
            }
            begun.incrementAndGet();
            return decided(connection, mail.get(), claim, now);
        });
    }

    private Looked decided(Connection connection, WaitingMail mail, UUID claim, Instant now) throws SQLException {
        Decision decision = decision(connection, mail, now);
        return switch (decision) {
            case Decision.Send _ -> {
                Claims.take(connection, mail, claim, now, settings.claim());
                yield new Looked.Taken(mail);
            }
            case Decision.Later(Instant at, String cause) -> {
                LOG.info("{} {} waits until {}: {}", mail.kind(), mail.mailId(), at, cause);
                Claims.putOff(connection, mail.mailId(), at, cause);
                yield new Looked.PassedOver();
            }
            case Decision.Never(String cause) -> {
                LOG.info("{} {} does not go: {}", mail.kind(), mail.mailId(), cause);
                Claims.skip(connection, mail.mailId(), cause);
                meters.count(mail.kind(), MailMeters.Outcome.SKIPPED);
                yield new Looked.PassedOver();
            }
        };
    }

    private static Decision decision(Connection connection, WaitingMail mail, Instant now) throws SQLException {
        Optional<Standing> standing = Standings.of(connection, mail.personId(), now);
        return standing.isPresent()
                ? MailRules.decide(
                        new Request(mail.kind(), mail.gap()),
                        now,
                        standing.get(),
                        Claims.history(connection, mail, now))
                : new Decision.Never("there is nobody with that id any more");
    }
}
