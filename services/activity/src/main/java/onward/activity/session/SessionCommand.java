package onward.activity.session;

import java.util.UUID;
import onward.activity.decision.IfMatch;

/** What may be asked of the log. */
public sealed interface SessionCommand {

    /** The session's id, made by the client's device. */
    UUID sessionId();

    /** It happened so; with the revision that the caller knows, it happened so and not as said before. */
    record LogSession(UUID sessionId, ToldSession told, IfMatch ifMatch, UUID by) implements SessionCommand {}

    /** It did not happen. */
    record WithdrawSession(UUID sessionId, IfMatch ifMatch, UUID by) implements SessionCommand {}
}
