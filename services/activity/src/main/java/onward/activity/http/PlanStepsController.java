package onward.activity.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import onward.activity.decision.IfMatch;
import onward.activity.plan.ActivateFlare;
import onward.activity.plan.ConfirmAssumptions;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.store.Prescribing;
import onward.kit.access.Caller;

/** What the staff do to a plan that is there: confirm what was assumed in it, make it gentler in a flare. */
@Controller("/v1/clients/{clientId}/plan")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"admin", "coach"})
final class PlanStepsController {
    private final Prescribing prescribing;

    PlanStepsController(Prescribing prescribing) {
        this.prescribing = prescribing;
    }

    /** Items of any version. */
    record ConfirmBody(List<String> items) {
        ConfirmBody {
            items = List.copyOf(items);
        }
    }

    /** The first date of the gentler form. */
    record FlareBody(LocalDate from) {
        FlareBody {
            Objects.requireNonNull(from, "from");
        }
    }

    /** What confirming answers. */
    record Confirmed(int planVersion, long version) {}

    /** What a flare variant answers. */
    record Gentler(int planVersion, int flareOf, List<PlanView.Warning> warnings, long version) {}

    @Post("/confirm")
    HttpResponse<Confirmed> confirm(Caller caller, UUID clientId, @Body ConfirmBody body) {
        Plans plans = Problems.doneOrProblem(
                        prescribing.confirm(caller, clientId, new ConfirmAssumptions(body.items(), caller.personId())))
                .state()
                .plans();
        return HttpResponse.ok(new Confirmed(plans.newestNumber().orElseThrow(), plans.confirmedAt(body.items())));
    }

    /** Answers as prescribing does: it is one more version. */
    @Post("/flare")
    HttpResponse<Gentler> flare(Caller caller, UUID clientId, @Body FlareBody body) {
        PlanVersion newest = Problems.doneOrProblem(
                        prescribing.flare(caller, clientId, new ActivateFlare(body.from(), caller.personId())))
                .state()
                .plans()
                .newest()
                .orElseThrow();
        return HttpResponse.ok(new Gentler(
                        newest.number(),
                        newest.plan().flareOf().orElseThrow(),
                        PlanView.warnings(newest.plan()),
                        newest.version()))
                .header(HttpHeaders.ETAG, IfMatch.tag(newest.number()));
    }
}
