package onward.activity.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import onward.activity.decision.IfMatch;
import onward.activity.session.SessionCommand;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.activity.session.ToldSession;

/**
 * One operation of a batch.
 *
 * @param ifMatch the revision as a plain string
 * @param session what to put
 */
record Operation(Op op, UUID sessionId, Optional<String> ifMatch, Optional<ToldSession> session) {
    Operation {
        Objects.requireNonNull(op, "op");
        Objects.requireNonNull(sessionId, "sessionId");
        if (op == Op.PUT && session.isEmpty()) {
            throw new IllegalArgumentException("to put, a session is needed");
        }
    }

    /** What can be done. */
    enum Op {
        @JsonProperty("put")
        PUT,
        @JsonProperty("withdraw")
        WITHDRAW
    }

    SessionCommand by(UUID person) {
        IfMatch expected = IfMatch.of(ifMatch);
        return switch (op) {
            case PUT -> new LogSession(sessionId, session.orElseThrow(), expected, person);
            case WITHDRAW -> new WithdrawSession(sessionId, expected, person);
        };
    }
}
