package onward.notifications.sending;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import onward.kit.database.DatabaseFailure;
import onward.notifications.mail.MailKind;
import onward.notifications.queue.Outcomes;
import onward.notifications.queue.WaitingMail;
import onward.notifications.sending.Letter.BeforeContent;
import onward.notifications.sending.Letters.Writing;
import onward.notifications.sending.MailMeters.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claimed mail is written, handed to the mail server, and recorded. Killed between the last two it is in doubt. What
 * somebody waits for is then sent again, under the same Message-ID, when the claim has run out. All else is sent at most
 * once: it is marked before its content leaves, and what is found marked and left behind is not repeated.
 */
@Singleton
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int LONGEST_BACK_OFF_SECONDS = 300;
    /** So often an invitation is repeated without anybody knowing what became of it; then a person has to look. */
    private static final int MOST_DOUBTS = 5;

    private static final int NO_DOUBTS = 0;

    private final Outcomes outcomes;
    private final Letters letters;
    private final MailServer server;
    private final SentRecord sent;
    private final Clock clock;
    private final MailMeters meters;

    Delivery(Outcomes outcomes, Letters letters, MailServer server, SentRecord sent, Clock clock, MailMeters meters) {
        this.outcomes = outcomes;
        this.clock = clock;
        this.letters = letters;
        this.server = server;
        this.sent = sent;
        this.meters = meters;
    }

    void of(WaitingMail mail, UUID claim) {
        if (isHopeless(mail.kind(), mail.doubts())) {
            giveUp(mail, claim, "it was tried " + MOST_DOUBTS + " times and never known whether it was sent");
            return;
        }
        switch (letters.write(mail)) {
            case Writing.Written written -> handOver(mail, claim, written);
            case Writing.NotYet(String cause) -> putBack(mail, claim, cause);
            case Writing.Nothing(String cause) -> {
                LOG.info("{} {} does not go: {}", mail.kind(), mail.mailId(), cause);
                outcomes.skip(mail.mailId(), claim, cause);
                meters.count(mail.kind(), Outcome.SKIPPED);
            }
            case Writing.Never(String cause) -> giveUp(mail, claim, cause);
        }
    }

    private void handOver(WaitingMail mail, UUID claim, Writing.Written written) {
        Letter letter = written.letter();
        BeforeContent mark = mail.kind().isUrgent() ? () -> {} : () -> mark(mail, claim, written.told());
        switch (server.send(letter, mark)) {
            case Answer.Accepted _ -> {
                sent.of(mail, claim, letter.messageId());
                meters.count(mail.kind(), Outcome.SENT);
                LOG.info("Sent {} {} to {}", mail.kind(), mail.mailId(), mail.personId());
            }
            case Answer.Refused(String cause) -> giveUp(mail, claim, cause);
            case Answer.NotNow(String cause) -> putBack(mail, claim, cause);
            case Answer.InDoubt(String cause) -> doubt(mail, claim, cause);
        }
    }

    private void mark(WaitingMail mail, UUID claim, Optional<Integer> told) throws IOException {
        try {
            if (!outcomes.handingOver(mail.mailId(), claim, clock.instant(), told)) {
                throw new IOException("the claim was lost");
            }
        } catch (DatabaseFailure e) {
            throw new IOException("it could not be marked", e);
        }
    }

    private void doubt(WaitingMail mail, UUID claim, String cause) {
        if (mail.kind().isUrgent()) {
            tryAgainLater(mail, claim, mail.doubts(), cause);
        } else {
            LOG.error("Whether {} {} was sent is not known; it is not repeated: {}", mail.kind(), mail.mailId(), cause);
            outcomes.doubt(mail, claim, cause);
            meters.count(mail.kind(), Outcome.DOUBTFUL);
        }
    }

    private void putBack(WaitingMail mail, UUID claim, String cause) {
        tryAgainLater(mail, claim, NO_DOUBTS, cause);
    }

    private void tryAgainLater(WaitingMail mail, UUID claim, int doubts, String cause) {
        int seconds = backOffSeconds(mail.attempts());
        LOG.warn("{} {} is tried again in {} s: {}", mail.kind(), mail.mailId(), seconds, cause);
        outcomes.putBack(mail.mailId(), claim, seconds, doubts, cause);
        meters.count(mail.kind(), Outcome.RETRIED);
    }

    private void giveUp(WaitingMail mail, UUID claim, String cause) {
        LOG.error("{} {} to {} is given up: {}", mail.kind(), mail.mailId(), mail.personId(), cause);
        outcomes.giveUp(mail.mailId(), claim, cause);
        meters.count(mail.kind(), Outcome.FAILED);
    }

    /** An alert is never given up: rather it comes once more than that nobody knows. */
    static boolean isHopeless(MailKind kind, int doubts) {
        return kind.isUrgent() && kind != MailKind.RED_FLAG_ALERT && doubts > MOST_DOUBTS;
    }

    /** 1, 2, 4, ... seconds. */
    static int backOffSeconds(int attempts) {
        return attempts > 8 ? LONGEST_BACK_OFF_SECONDS : 1 << (attempts - 1);
    }
}
