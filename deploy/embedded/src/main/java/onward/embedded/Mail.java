package onward.embedded;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail as it is listed.
 *
 * @param id by when it came, in microseconds
 * @param kind the sender's {@code X-Onward-Kind}
 * @param to the addresses, without names, separated by a comma
 * @param at the sender's date; when it came if there is none
 * @param text the plain part
 * @param html the HTML part
 * @param headers by name, in any case; the values of a repeated one in lines
 */
record Mail(
        String id,
        Optional<String> kind,
        String to,
        String subject,
        Instant at,
        Optional<String> text,
        Optional<String> html,
        Map<String, String> headers) {

    static Mail of(String id, MimeMessage message) throws MessagingException, IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(header.getName(), header.getValue(), (one, next) -> one + "\n" + next);
        }
        Date sent = message.getSentDate();
        long micros = Long.parseLong(id);
        return new Mail(
                id,
                Optional.ofNullable(headers.get("X-Onward-Kind")),
                addresses(message.getRecipients(Message.RecipientType.TO)),
                Optional.ofNullable(message.getSubject()).orElse(""),
                sent == null ? Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000) : sent.toInstant(),
                body(message, "text/plain"),
                body(message, "text/html"),
                headers);
    }

    private static String addresses(Address[] recipients) {
        return Stream.ofNullable(recipients)
                .flatMap(Stream::of)
                .map(address ->
                        address instanceof InternetAddress internet ? internet.getAddress() : address.toString())
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = body(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
