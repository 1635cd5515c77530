package onward.contracts.event;

import java.util.UUID;
import onward.contracts.value.Session;

/** The session as it should have been logged; replaces the revision before it whole. */
public record SessionCorrected(UUID sessionId, int revision, Session session, UUID by) implements Event {}
