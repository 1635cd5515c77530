package onward.activity.client;

import java.util.UUID;

/**
 * Who looks after a client.
 *
 * @param by who said so
 * @param version the stream's version after it was said
 */
public record Assignment(UUID coachId, UUID by, long version) {}
