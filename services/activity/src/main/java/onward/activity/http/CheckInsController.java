package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.checkin.CheckInState;
import onward.activity.checkin.CheckInState.Told;
import onward.activity.checkin.CheckInState.Unseen;
import onward.activity.checkin.RecordCheckIn;
import onward.activity.checkin.ToldCheckIn;
import onward.activity.client.ClientDecider;
import onward.activity.decision.Reason;
import onward.activity.safety.CareAdvice;
import onward.activity.store.ClientLog;
import onward.activity.store.Outcome.Done;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;
import onward.kit.access.Caller;

/** What a client reports without exercise. */
@Controller("/v1/clients/{clientId}/check-ins/{checkInId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CheckInsController {
    private final ClientLog log;

    CheckInsController(ClientLog log) {
        this.log = log;
    }

    /**
     * What recording answers.
     *
     * @param care where to turn to, if a red flag was ticked
     */
    record Answer(UUID checkInId, long version, Optional<List<Care>> care) {}

    /** Fixed words for those who ticked a red flag. */
    record Care(Urgency urgency, String title, String text) {
        static Optional<List<Care>> on(List<RedFlag> flags) {
            return Optional.of(CareAdvice.on(flags).stream()
                            .map(advice -> new Care(advice.urgency(), advice.title(), advice.text()))
                            .toList())
                    .filter(care -> !care.isEmpty());
        }
    }

    /**
     * A check-in, its own members beside the version.
     *
     * @param version the stream's, after it
     */
    record View(@JsonUnwrapped CheckInRecorded checkIn, long version) {}

    @Put
    HttpResponse<Answer> tell(Caller caller, UUID clientId, UUID checkInId, @Body ToldCheckIn body) {
        Done<CheckInState> done = Problems.doneOrProblem(
                log.checkIn(caller, clientId, new RecordCheckIn(checkInId, body, caller.personId())));
        Told told = told(done.state());
        Answer answer =
                new Answer(checkInId, told.version(), Care.on(told.checkIn().redFlags()));
        return done.isNew() ? HttpResponse.created(answer) : HttpResponse.ok(answer);
    }

    @Get
    View show(Caller caller, UUID clientId, UUID checkInId) {
        Told told = told(log.checkIn(caller, clientId, checkInId)
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception()));
        return new View(told.checkIn(), told.version());
    }

    private static Told told(CheckInState state) {
        return switch (state) {
            case Told told -> told;
            case Unseen() ->
                throw Problems.of(refused(Reason.CHECK_IN_UNKNOWN, "There is no such check-in."))
                        .exception();
        };
    }
}
