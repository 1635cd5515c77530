package onward.contracts.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An e-mail about this client was handed to the mail server.
 *
 * @param kind such as {@code invitation}; what the mail said is not repeated here
 * @param messageId its Message-ID header
 */
public record MailSent(UUID mailId, String kind, String messageId, Instant sentAt) implements Event {}
