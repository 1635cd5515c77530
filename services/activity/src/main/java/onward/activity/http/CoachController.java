package onward.activity.http;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.Objects;
import java.util.UUID;
import onward.activity.client.Assignment;
import onward.activity.client.CoachDecider.ChangeCoach;
import onward.activity.store.Care;
import onward.kit.access.Caller;

/** Who looks after a client. The coach hands over; where there is none any more, an admin of the studio does. */
@Controller("/v1/clients/{clientId}/coach")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CoachController {
    private final Care care;

    CoachController(Care care) {
        this.care = care;
    }

    /** The coach from now on. */
    record CoachBody(UUID coachId) {
        CoachBody {
            Objects.requireNonNull(coachId, "coachId");
        }
    }

    /** What a change answers. */
    record Answer(long version) {}

    @Put
    @Secured({"admin", "coach"})
    Answer change(Caller caller, UUID clientId, @Body CoachBody body) {
        Assignment assignment = Problems.doneOrProblem(
                        care.changeCoach(caller, clientId, new ChangeCoach(body.coachId(), caller.personId())))
                .state()
                .assignment()
                .orElseThrow();
        return new Answer(assignment.version());
    }
}
