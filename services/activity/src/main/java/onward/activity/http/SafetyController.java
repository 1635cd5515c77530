package onward.activity.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Objects;
import java.util.UUID;
import onward.activity.safety.AllowHeavyLoading;
import onward.activity.safety.LiftHold;
import onward.activity.safety.Safety;
import onward.activity.store.Prescribing;
import onward.kit.access.Caller;

/** What only the staff can say of a client's safety. Nothing is made, so it answers 200. */
@Controller("/v1/clients/{clientId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SafetyController {
    private final Prescribing prescribing;

    SafetyController(Prescribing prescribing) {
        this.prescribing = prescribing;
    }

    /** Why it is safe to go on. */
    record LiftBody(String note) {
        LiftBody {
            Objects.requireNonNull(note, "note");
        }
    }

    /** What both answer. */
    record Answer(long version) {}

    @Post("/hold/lift")
    @Secured({"admin", "coach"})
    HttpResponse<Answer> lift(Caller caller, UUID clientId, @Body LiftBody body) {
        Safety safety = Problems.doneOrProblem(
                        prescribing.lift(caller, clientId, new LiftHold(body.note(), caller.personId())))
                .state()
                .safety();
        return HttpResponse.ok(new Answer(safety.lifted().orElseThrow().version()));
    }

    @Post("/heavy-loading/allow")
    @Secured("coach")
    HttpResponse<Answer> allow(Caller caller, UUID clientId) {
        Safety safety = Problems.doneOrProblem(
                        prescribing.allow(caller, clientId, new AllowHeavyLoading(caller.personId())))
                .state()
                .safety();
        return HttpResponse.ok(new Answer(safety.heavyLoading().orElseThrow().version()));
    }
}
