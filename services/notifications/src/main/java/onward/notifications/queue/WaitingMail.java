package onward.notifications.queue;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is to be sent.
 *
 * @param dueAt on the service's clock
 * @param attempts how often it was tried, this time included
 * @param doubts how many of the last tries, this one included, ended without anybody knowing how
 */
@MappedEntity(value = "mail", schema = "notifications")
public record WaitingMail(@Id UUID mailId, String kind, UUID clientId, Instant dueAt, int attempts, int doubts) {}
