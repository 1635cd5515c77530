package onward.notifications.sending;

import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import onward.notifications.sending.Letter.BeforeContent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to the mail server by SMTP. */
@Singleton
final class MailServer {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /** For one answer; some servers look through a message before they take it. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final SmtpSettings settings;
    private final String protocol;
    private final Session session;

    MailServer(SmtpSettings settings) {
        this.settings = settings;
        this.protocol = settings.security() == SmtpSettings.Security.TLS ? "smtps" : "smtp";
        this.session = Session.getInstance(properties());
    }

    /** @param beforeContent asked when everything else is said and the content is next */
    Answer send(Letter letter, BeforeContent beforeContent) {
        Letter.Outgoing message;
        try {
            message = letter.message(session, beforeContent);
        } catch (MessagingException e) {
            return new Answer.Refused(
                    "no message can be made of it: " + e.getClass().getSimpleName());
        }
        try {
            Transport transport = session.getTransport(protocol);
            try {
                connect(transport);
                transport.sendMessage(message, new Address[] {letter.to()});
            } finally {
                close(transport);
            }
            return new Answer.Accepted();
        } catch (MessagingException e) {
            return Answer.of(e, message.isWritten());
        }
    }

    /** A server that took the letter and then says goodbye badly has taken it. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    /** Without both the library would take the name of the system's user, and sign in with it. */
    private void connect(Transport transport) throws MessagingException {
        if (signsIn()) {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
        } else {
            transport.connect(settings.host(), settings.port(), null, null);
        }
    }

    private boolean signsIn() {
        return settings.user() != null && !settings.user().isBlank();
    }

    private Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", Long.toString(TO_CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(TO_ANSWER.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(TO_ANSWER.toMillis()));
        properties.setProperty(prefix + "auth", Boolean.toString(signsIn()));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(settings.security() == SmtpSettings.Security.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }
}
