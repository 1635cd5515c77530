package onward.contracts.event;

import java.util.UUID;

/** The session did not happen, for good; it may be one that was never seen. */
public record SessionWithdrawn(UUID sessionId, UUID by) implements Event {}
