package onward.contracts.event;

import java.util.UUID;
import onward.contracts.value.Session;

/** A bout of activity was logged: revision 1 of the session. */
public record SessionLogged(UUID sessionId, Session session, UUID by) implements Event {}
