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
import onward.activity.nudge.NudgeState;
import onward.activity.nudge.NudgeState.Asked;
import onward.activity.nudge.NudgeState.Unseen;
import onward.activity.nudge.SendNudge;
import onward.activity.store.Care;
import onward.activity.store.Outcome.Done;
import onward.kit.access.Caller;

/** E-mails to a client in the coach's own words. What is answered is that one was asked for, not that it went. */
@Controller("/v1/clients/{clientId}/nudge")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NudgesController {
    private final Care care;

    NudgesController(Care care) {
        this.care = care;
    }

    /** What to write. */
    record NudgeBody(UUID nudgeId, String text) {
        NudgeBody {
            Objects.requireNonNull(nudgeId, "nudgeId");
            Objects.requireNonNull(text, "text");
        }
    }

    /** What asking answers. */
    record Answer(UUID nudgeId, long version) {}

    @Post
    @Secured("coach")
    HttpResponse<Answer> ask(Caller caller, UUID clientId, @Body NudgeBody body) {
        Done<NudgeState> done = Problems.doneOrProblem(
                care.nudge(caller, clientId, new SendNudge(body.nudgeId(), body.text(), caller.personId())));
        Answer answer = new Answer(
                body.nudgeId(),
                switch (done.state()) {
                    case Asked asked -> asked.version();
                    case Unseen() -> throw new AssertionError("what was done was seen");
                });
        return done.isNew() ? HttpResponse.created(answer) : HttpResponse.ok(answer);
    }
}
