package onward.activity.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import onward.activity.pause.PauseCommand.PausePlan;
import onward.activity.pause.PauseCommand.ResumePlan;
import onward.activity.pause.PauseState;
import onward.activity.store.ClientLog;
import onward.activity.store.Outcome.Done;
import onward.contracts.value.ExcusalReason;
import onward.kit.access.Caller;

/** Pausing a plan until further notice. */
@Controller("/v1/clients/{clientId}/plan")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PausesController {
    private final ClientLog log;

    PausesController(ClientLog log) {
        this.log = log;
    }

    /** From the first date on which nothing is due. */
    record PauseBody(UUID pauseId, LocalDate from, ExcusalReason reason) {
        PauseBody {
            Objects.requireNonNull(pauseId, "pauseId");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** The first date that is no longer paused. */
    record ResumeBody(LocalDate on) {
        ResumeBody {
            Objects.requireNonNull(on, "on");
        }
    }

    /** What pausing answers. */
    record Paused(UUID pauseId, long version) {}

    /** What resuming answers. */
    record Resumed(long version) {}

    @Post("/pause")
    HttpResponse<Paused> pause(Caller caller, UUID clientId, @Body PauseBody body) {
        Done<PauseState> done = Problems.doneOrProblem(log.pause(
                caller, clientId, new PausePlan(body.pauseId(), body.from(), body.reason(), caller.personId())));
        Paused answer =
                new Paused(body.pauseId(), done.state().said().orElseThrow().version());
        return done.isNew() ? HttpResponse.created(answer) : HttpResponse.ok(answer);
    }

    /** Answers 200, not the 201 that a POST has by default: nothing is made. */
    @Post("/resume")
    HttpResponse<Resumed> resume(Caller caller, UUID clientId, @Body ResumeBody body) {
        PauseState state = Problems.doneOrProblem(
                        log.resume(caller, clientId, new ResumePlan(body.on(), caller.personId())))
                .state();
        return HttpResponse.ok(new Resumed(state.pauses().ended().orElseThrow().version()));
    }
}
