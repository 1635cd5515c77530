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
import java.net.URI;
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
 * @param unsubscribe where its kind is switched off, if it can be (RFC 8058)
 */
record Letter(
        String messageId,
        String kind,
        InternetAddress from,
        InternetAddress to,
        Optional<InternetAddress> replyTo,
        Optional<URI> unsubscribe,
        Instant at,
        RenderedMail content) {

    /** Asked when the mail server waits for the content; what it throws keeps the content from leaving. */
    @FunctionalInterface
    interface BeforeContent {
        void run() throws IOException;
    }

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** As it goes over the wire. */
    Outgoing message(Session session, BeforeContent beforeContent) throws MessagingException {
        Outgoing message = new Outgoing(session, messageId, beforeContent);
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
        if (unsubscribe.isPresent()) {
            message.setHeader("List-Unsubscribe", "<" + unsubscribe.get() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
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
        private final BeforeContent beforeContent;
        private boolean written;

        private Outgoing(Session session, String id, BeforeContent beforeContent) {
            super(session);
            this.id = id;
            this.beforeContent = beforeContent;
        }

        /** Whether the mail server was given all of it, and so may have taken it. */
        boolean isWritten() {
            return written;
        }

        @Override
        public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
            beforeContent.run();
            super.writeTo(out, ignoredHeaders);
            written = true;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
