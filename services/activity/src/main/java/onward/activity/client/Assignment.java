package onward.activity.client;

import java.util.UUID;

/**
 * Who looks after a client.
 *
 * @param version the stream's version after it was said
 */
public record Assignment(UUID coachId, long version) {}
