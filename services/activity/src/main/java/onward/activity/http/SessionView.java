package onward.activity.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import onward.activity.session.SessionState.Logged;
import onward.contracts.value.Session;

/**
 * A session as it stands, its own members beside these.
 *
 * @param version the stream's, after this revision
 */
record SessionView(
        UUID sessionId,
        int revision,
        long version,
        @JsonUnwrapped Session session) {
    static SessionView of(UUID sessionId, Logged logged) {
        return new SessionView(sessionId, logged.revision(), logged.version(), logged.session());
    }
}
