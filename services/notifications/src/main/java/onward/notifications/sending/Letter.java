package onward.notifications.sending;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import onward.notifications.mail.RenderedMail;

/**
 * A mail with everything that its headers need.
 *
 * @param messageId the same for every try, so that a mail that was sent twice is shown once
 * @param replyTo who gets the answer; the sender's address if nobody is named
 */
record Letter(
        String messageId,
        String kind,
        InternetAddress from,
        InternetAddress to,
        Optional<InternetAddress> replyTo,
        Instant at,
        RenderedMail content) {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** As it goes over the wire. */
    Outgoing message(Session session) throws MessagingException {
        Outgoing message = new Outgoing(session, messageId);
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        if (replyTo.isPresent()) {
            message.setReplyTo(new InternetAddress[] {replyTo.get()});
        }
        message.setSubject(content.subject(), UTF_8);
        message.setSentDate(Date.from(at));
        message.setHeader("X-Onward-Kind", kind);
        // RFC 3834, and what Exchange heeds: no out-of-office notes to a machine.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContent(
                new MimeMultipart("alternative", part(content.text(), "plain"), part(content.html(), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** A message with our own id, which knows how far it came. */
    static final class Outgoing extends MimeMessage {
        private final String id;
        private boolean written;

        private Outgoing(Session session, String id) {
            super(session);
            this.id = id;
        }

        /** Whether the mail server was given all of it, and so may have taken it. */
        boolean isWritten() {
            return written;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
            super.writeTo(out, ignoredHeaders);
            written = true;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
