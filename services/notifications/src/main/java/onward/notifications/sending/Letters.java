package onward.notifications.sending;

import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import onward.notifications.mail.Invitation;
import onward.notifications.mail.Mail;
import onward.notifications.mail.MailRenderer;
import onward.notifications.queue.WaitingMail;
import onward.notifications.recipient.Person;
import onward.notifications.recipient.Recipient;
import onward.notifications.recipient.RecipientTable;

/** Writes the letter of a mail from what is known of its recipient now. */
@Singleton
final class Letters {
    /** The studio's events are a stream of their own and may come later; after that the studio alone invites. */
    private static final Duration PATIENCE_FOR_THE_COACH = Duration.ofMinutes(1);

    private final RecipientTable recipients;
    private final MailSettings settings;
    private final Clock clock;
    private final InternetAddress from;
    private final MailRenderer renderer = new MailRenderer();

    /** @throws AddressException if the settings name no address to send from */
    Letters(RecipientTable recipients, MailSettings settings, Clock clock) throws AddressException {
        this.recipients = recipients;
        this.settings = settings;
        this.clock = clock;
        this.from = new InternetAddress(settings.from(), true);
    }

    /** What became of writing it. */
    sealed interface Writing {
        record Written(Letter letter) implements Writing {}

        /** Something is not known yet. */
        record NotYet(String cause) implements Writing {}

        /** It can never be sent. */
        record Never(String cause) implements Writing {}
    }

    Writing write(WaitingMail mail) {
        Optional<Recipient> recipient = recipients.find(mail.clientId());
        if (recipient.isEmpty()) {
            return new Writing.Never("there is no such client any more");
        }
        Optional<String> studio = recipient.get().studio();
        if (studio.isEmpty()) {
            return new Writing.NotYet("the studio is not known yet");
        }
        return switch (mail.kind()) {
            case Invitation.KIND -> invitation(mail, recipient.get(), studio.get());
            // Asked for by a newer instance beside this one.
            default -> new Writing.NotYet("this version does not know the kind " + mail.kind());
        };
    }

    private Writing invitation(WaitingMail mail, Recipient recipient, String studio) {
        boolean early = clock.instant().isBefore(mail.dueAt().plus(PATIENCE_FOR_THE_COACH));
        if (recipient.coach().isEmpty() && early) {
            return new Writing.NotYet("the coach is not known yet");
        }
        Optional<String> inviter = recipient.coach().map(Person::name);
        return letter(
                mail,
                recipient,
                studio,
                new Invitation(recipient.client().name(), studio, inviter, settings.publicUrl()));
    }

    private Writing letter(WaitingMail waiting, Recipient recipient, String studio, Mail mail) {
        try {
            return new Writing.Written(new Letter(
                    messageId(waiting),
                    mail.kind(),
                    Mailbox.of(studio + " via Onward", from.getAddress()),
                    Mailbox.of(recipient.client().name(), recipient.client().email()),
                    recipient.coach().flatMap(Letters::mailbox),
                    clock.instant(),
                    renderer.render(mail, recipient.locale())));
        } catch (AddressException e) {
            return new Writing.Never("the client's address is not one that mail can be sent to");
        }
    }

    /** An answer that cannot reach the coach goes to the sender's address. */
    private static Optional<InternetAddress> mailbox(Person coach) {
        try {
            return Optional.of(Mailbox.of(coach.name(), coach.email()));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private String messageId(WaitingMail mail) {
        String address = from.getAddress();
        return "<" + mail.mailId() + address.substring(address.lastIndexOf('@')) + ">";
    }
}
