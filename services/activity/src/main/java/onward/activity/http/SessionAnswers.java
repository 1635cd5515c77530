package onward.activity.http;

import io.micronaut.http.HttpStatus;
import java.util.OptionalLong;
import onward.activity.session.SessionState;
import onward.activity.session.SessionState.Logged;
import onward.activity.session.SessionState.Unseen;
import onward.activity.session.SessionState.Withdrawn;

/** What of a session's state is answered to a command about it. */
final class SessionAnswers {
    private SessionAnswers() {}

    /** 201 for what is there for the first time. */
    static HttpStatus status(SessionState state, boolean isNew) {
        return isNew && state instanceof Logged logged && logged.revision() == 1 ? HttpStatus.CREATED : HttpStatus.OK;
    }

    /** The stream's, after what the state says. */
    static OptionalLong version(SessionState state) {
        return switch (state) {
            case Logged logged -> OptionalLong.of(logged.version());
            case Withdrawn withdrawn -> OptionalLong.of(withdrawn.version());
            case Unseen _ -> OptionalLong.empty();
        };
    }
}
