package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.decision.Decision.Refused;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Reason;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.activity.session.SessionState;
import onward.activity.session.SessionState.Logged;
import onward.activity.session.SessionState.Unseen;
import onward.activity.session.SessionState.Withdrawn;
import onward.activity.session.ToldSession;
import onward.activity.store.ClientLog;
import onward.activity.store.Outcome.Done;
import onward.kit.access.Caller;

/** One session of a client. */
@Controller("/v1/clients/{clientId}/sessions/{sessionId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SessionsController {
    private final ClientLog log;

    SessionsController(ClientLog log) {
        this.log = log;
    }

    /** What logging and correcting answer. */
    record Answer(UUID sessionId, int revision, long version) {}

    /** What withdrawing answers. */
    record Gone(UUID sessionId, long version) {}

    @Put
    HttpResponse<Answer> tell(
            Caller caller,
            UUID clientId,
            UUID sessionId,
            @Body ToldSession body,
            @Header(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        LogSession command = new LogSession(sessionId, body, IfMatch.of(ifMatch), caller.personId());
        Done<SessionState> done = Problems.doneOrProblem(log.session(caller, clientId, command));
        Logged logged = standing(done.state());
        return HttpResponse.<Answer>status(SessionAnswers.status(logged, done.isNew()))
                .header(HttpHeaders.ETAG, IfMatch.tag(logged.revision()))
                .body(new Answer(sessionId, logged.revision(), logged.version()));
    }

    @Get
    HttpResponse<SessionView> show(Caller caller, UUID clientId, UUID sessionId) {
        SessionState state = log.session(caller, clientId, sessionId)
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception());
        Logged logged = standing(state);
        return HttpResponse.ok(SessionView.of(sessionId, logged))
                .header(HttpHeaders.ETAG, IfMatch.tag(logged.revision()));
    }

    @Delete
    Gone withdraw(
            Caller caller, UUID clientId, UUID sessionId, @Header(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        WithdrawSession command = new WithdrawSession(sessionId, IfMatch.of(ifMatch), caller.personId());
        SessionState state =
                Problems.doneOrProblem(log.session(caller, clientId, command)).state();
        return new Gone(sessionId, SessionAnswers.version(state).orElseThrow());
    }

    private static Logged standing(SessionState state) {
        return switch (state) {
            case Logged logged -> logged;
            case Withdrawn _ -> throw problem(refused(Reason.SESSION_GONE, "The session was withdrawn, for good."));
            case Unseen _ -> throw problem(refused(Reason.SESSION_UNKNOWN, "There is no such session."));
        };
    }

    private static RuntimeException problem(Refused refusal) {
        return Problems.of(refusal).exception();
    }
}
