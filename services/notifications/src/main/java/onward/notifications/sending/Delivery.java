package onward.notifications.sending;

import jakarta.inject.Singleton;
import java.util.UUID;
import onward.notifications.queue.Mails;
import onward.notifications.queue.WaitingMail;
import onward.notifications.sending.Letters.Writing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A claimed mail is written, handed to the mail server, and recorded. Killed between the last two it is in doubt: when
 * the claim has run out it is sent again, under the same Message-ID.
 */
@Singleton
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int LONGEST_BACK_OFF_SECONDS = 300;
    /** So often a mail is repeated without anybody knowing what became of it; then a person has to look. */
    private static final int MOST_DOUBTS = 5;

    private static final int NO_DOUBTS = 0;

    private final Mails mails;
    private final Letters letters;
    private final MailServer server;
    private final SentRecord sent;

    Delivery(Mails mails, Letters letters, MailServer server, SentRecord sent) {
        this.mails = mails;
        this.letters = letters;
        this.server = server;
        this.sent = sent;
    }

    void of(WaitingMail mail, UUID claim) {
        if (mail.doubts() > MOST_DOUBTS) {
            giveUp(mail, claim, "it was tried " + MOST_DOUBTS + " times and never known whether it was sent");
            return;
        }
        switch (letters.write(mail)) {
            case Writing.Written(Letter letter) -> handOver(mail, claim, letter);
            case Writing.NotYet(String cause) -> putBack(mail, claim, cause);
            case Writing.Never(String cause) -> giveUp(mail, claim, cause);
        }
    }

    private void handOver(WaitingMail mail, UUID claim, Letter letter) {
        switch (server.send(letter)) {
            case Answer.Accepted _ -> {
                sent.of(mail, claim, letter.messageId());
                LOG.info("Sent {} {} to client {}", mail.kind(), mail.mailId(), mail.clientId());
            }
            case Answer.Refused(String cause) -> giveUp(mail, claim, cause);
            case Answer.NotNow(String cause) -> putBack(mail, claim, cause);
            case Answer.InDoubt(String cause) -> tryAgainLater(mail, claim, mail.doubts(), cause);
        }
    }

    private void putBack(WaitingMail mail, UUID claim, String cause) {
        tryAgainLater(mail, claim, NO_DOUBTS, cause);
    }

    private void tryAgainLater(WaitingMail mail, UUID claim, int doubts, String cause) {
        int seconds = backOffSeconds(mail.attempts());
        LOG.warn("{} {} is tried again in {} s: {}", mail.kind(), mail.mailId(), seconds, cause);
        mails.putBack(mail.mailId(), claim, seconds, doubts, cause);
    }

    private void giveUp(WaitingMail mail, UUID claim, String cause) {
        LOG.error("{} {} to client {} is given up: {}", mail.kind(), mail.mailId(), mail.clientId(), cause);
        mails.giveUp(mail.mailId(), claim, cause);
    }

    /** 1, 2, 4, ... seconds. */
    static int backOffSeconds(int attempts) {
        return attempts > 8 ? LONGEST_BACK_OFF_SECONDS : 1 << (attempts - 1);
    }
}
