package onward.activity.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import onward.activity.excusal.ExcusalCommand;
import onward.activity.excusal.ExcusalCommand.ExcuseDays;
import onward.activity.excusal.ExcusalCommand.WithdrawExcusal;
import onward.activity.excusal.ExcusalState;
import onward.activity.excusal.ExcusalState.Excused;
import onward.activity.excusal.ExcusalState.Unseen;
import onward.activity.excusal.ExcusalState.Withdrawn;
import onward.activity.store.ClientLog;
import onward.activity.store.Outcome.Done;
import onward.contracts.value.ExcusalReason;
import onward.kit.access.Caller;

/** Dates on which nothing is due. */
@Controller("/v1/clients/{clientId}/excusals/{excusalId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExcusalsController {
    private final ClientLog log;

    ExcusalsController(ClientLog log) {
        this.log = log;
    }

    /** Both ends are included. */
    record ExcusalBody(LocalDate from, LocalDate to, ExcusalReason reason) {
        ExcusalBody {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What a command about an excusal answers. */
    record Answer(UUID excusalId, long version) {}

    @Put
    HttpResponse<Answer> excuse(Caller caller, UUID clientId, UUID excusalId, @Body ExcusalBody body) {
        Done<ExcusalState> done = tell(
                caller, clientId, new ExcuseDays(excusalId, body.from(), body.to(), body.reason(), caller.personId()));
        Answer answer = new Answer(excusalId, version(done.state()));
        return done.isNew() ? HttpResponse.created(answer) : HttpResponse.ok(answer);
    }

    @Delete
    Answer withdraw(Caller caller, UUID clientId, UUID excusalId) {
        Done<ExcusalState> done = tell(caller, clientId, new WithdrawExcusal(excusalId, caller.personId()));
        return new Answer(excusalId, version(done.state()));
    }

    private Done<ExcusalState> tell(Caller caller, UUID clientId, ExcusalCommand command) {
        return Problems.doneOrProblem(log.excusal(caller, clientId, command));
    }

    private static long version(ExcusalState state) {
        return switch (state) {
            case Excused excused -> excused.version();
            case Withdrawn withdrawn -> withdrawn.version();
            case Unseen _ -> throw new AssertionError("what was done was seen");
        };
    }
}
