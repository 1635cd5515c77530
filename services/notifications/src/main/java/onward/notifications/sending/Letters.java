package onward.notifications.sending;

import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import onward.notifications.mail.Invitation;
import onward.notifications.mail.Letterhead;
import onward.notifications.mail.Mail;
import onward.notifications.mail.MailRenderer;
import onward.notifications.mail.RedFlagAlert;
import onward.notifications.preferences.UnsubscribeTokens;
import onward.notifications.queue.WaitingMail;
import onward.notifications.recipient.Person;
import onward.notifications.recipient.Recipient;
import onward.notifications.recipient.RecipientTable;
import onward.notifications.recipient.StudioTable;
import onward.notifications.sending.Matters.Matter;

/** Writes the letter of a mail from what is known of its recipient now. */
@Singleton
final class Letters {
    /** The studio's events are a stream of their own and may come later; then the studio itself invites or is told. */
    private static final Duration PATIENCE_FOR_THE_COACH = Duration.ofMinutes(1);

    private final RecipientTable recipients;
    private final StudioTable studios;
    private final Matters matters;
    private final UnsubscribeTokens tokens;
    private final MailSettings settings;
    private final Clock clock;
    private final InternetAddress from;
    private final MailRenderer renderer = new MailRenderer();

    /** @throws AddressException if the settings name no address to send from */
    Letters(
            RecipientTable recipients,
            StudioTable studios,
            Matters matters,
            UnsubscribeTokens tokens,
            MailSettings settings,
            Clock clock)
            throws AddressException {
        this.recipients = recipients;
        this.studios = studios;
        this.matters = matters;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.from = new InternetAddress(settings.from(), true);
    }

    /** What became of writing it. */
    sealed interface Writing {
        /**
         * It is ready to go.
         *
         * @param told the version of the plan that it tells
         */
        record Written(Letter letter, Optional<Integer> told) implements Writing {}

        /** Something is not known yet. */
        record NotYet(String cause) implements Writing {}

        /** There is nothing to say any more. */
        record Nothing(String cause) implements Writing {}

        /** It can never be sent. */
        record Never(String cause) implements Writing {}
    }

    Writing write(WaitingMail mail) {
        Optional<Recipient> recipient = switch (mail.kind()) {
            case TRIAGE_DIGEST -> studios.find(mail.streamId(), mail.personId());
            case INVITATION,
                    COMEBACK,
                    WEEKLY_SUMMARY,
                    PLAN_CHANGED,
                    COACH_MESSAGE,
                    RED_FLAG_ALERT,
                    FLARE_GUIDANCE,
                    MILESTONE,
                    REMINDER -> recipients.find(mail.personId());
        };
        if (recipient.isEmpty()) {
            return new Writing.Never("there is nobody with that id any more");
        }
        Optional<String> studio = recipient.get().studio();
        if (studio.isEmpty()) {
            return new Writing.NotYet("the studio is not known yet");
        }
        return switch (mail.kind()) {
            case INVITATION -> invitation(mail, recipient.get(), studio.get());
            case RED_FLAG_ALERT -> alert(mail, recipient.get(), studio.get());
            case COMEBACK,
                    WEEKLY_SUMMARY,
                    PLAN_CHANGED,
                    COACH_MESSAGE,
                    TRIAGE_DIGEST,
                    FLARE_GUIDANCE,
                    MILESTONE,
                    REMINDER -> other(mail, recipient.get(), studio.get());
        };
    }

    /**
     * To the coach of this moment: who looked after the client before need not know. Where there is none, to the
     * studio's administrator; where there is neither it waits, and goes when one is known.
     */
    private Writing alert(WaitingMail mail, Recipient client, String studio) {
        Optional<Person> reader = client.coach().or(() -> isEarly(mail) ? Optional.empty() : administrator(mail));
        if (reader.isEmpty()) {
            return new Writing.NotYet("the coach is not known yet");
        }
        Person person = reader.get();
        var to = new Recipient(person, client.zone(), client.studio(), Optional.empty());
        RedFlagAlert alert = new RedFlagAlert(person.name(), client.person().name(), studio, settings.publicUrl());
        return letter(mail, to, studio, alert, Optional.empty(), Optional.empty());
    }

    private Optional<Person> administrator(WaitingMail mail) {
        return recipients.care(mail.personId()).flatMap(care -> studios.administrator(care.studio()));
    }

    private boolean isEarly(WaitingMail mail) {
        return clock.instant().isBefore(mail.dueAt().plus(PATIENCE_FOR_THE_COACH));
    }

    private Writing invitation(WaitingMail mail, Recipient recipient, String studio) {
        if (recipient.coach().isEmpty() && isEarly(mail)) {
            return new Writing.NotYet("the coach is not known yet");
        }
        Optional<String> inviter = recipient.coach().map(Person::name);
        Invitation invitation = new Invitation(recipient.person().name(), studio, inviter, settings.publicUrl());
        return letter(mail, recipient, studio, invitation, Optional.empty(), Optional.empty());
    }

    private Writing other(WaitingMail mail, Recipient recipient, String studio) {
        URI unsubscribe = unsubscribe(mail);
        var head = new Letterhead(recipient.person().name(), studio, settings.publicUrl(), unsubscribe);
        return switch (matters.of(mail, recipient, head, clock.instant())) {
            case Matter.Known(Mail matter, Optional<Integer> told) ->
                letter(mail, recipient, studio, matter, Optional.of(unsubscribe), told);
            case Matter.Gone(String cause) -> new Writing.Nothing(cause);
        };
    }

    private Writing letter(
            WaitingMail waiting,
            Recipient recipient,
            String studio,
            Mail mail,
            Optional<URI> unsubscribe,
            Optional<Integer> told) {
        try {
            return new Writing.Written(
                    new Letter(
                            messageId(waiting),
                            mail.kind().code(),
                            Mailbox.of(studio + " via Onward", from.getAddress()),
                            Mailbox.of(
                                    recipient.person().name(),
                                    recipient.person().email()),
                            recipient.coach().flatMap(Letters::mailbox),
                            unsubscribe,
                            clock.instant(),
                            renderer.render(mail, recipient.person().locale())),
                    told);
        } catch (AddressException e) {
            return new Writing.Never("the recipient's address is not one that mail can be sent to");
        }
    }

    private URI unsubscribe(WaitingMail mail) {
        String origin = settings.publicUrl().toString().replaceAll("/+$", "");
        return URI.create(origin + "/v1/unsubscribe/" + tokens.of(mail.personId(), mail.kind()));
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
