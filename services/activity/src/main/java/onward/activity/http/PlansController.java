package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.decision.Bounds;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Reason;
import onward.activity.plan.PlanDiff;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.store.ClientStreams;
import onward.activity.store.Prescribing;
import onward.kit.access.Caller;
import onward.kit.http.Problem;

/** The plan of a client. To prescribe is the staff's; to read it, also the client's. */
@Controller("/v1/clients/{clientId}/plan")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlansController {
    private final Prescribing prescribing;
    private final ClientStreams streams;
    private final Clock clock;

    PlansController(Prescribing prescribing, ClientStreams streams, Clock clock) {
        this.prescribing = prescribing;
        this.streams = streams;
        this.clock = clock;
    }

    /** What prescribing answers. */
    record Answer(int planVersion, List<PlanView.Warning> warnings, long version) {}

    /** From one version to another. */
    record Diff(int from, int to, @JsonUnwrapped PlanDiff diff) {}

    /** All versions, in the order of activation. */
    record Versions(List<PlanView> versions) {}

    @Put
    @Secured({"admin", "coach"})
    HttpResponse<Answer> activate(
            Caller caller, UUID clientId, @Body PlanBody body, @Header(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
        PlanVersion newest = Problems.doneOrProblem(
                        prescribing.activate(caller, clientId, body.by(caller, IfMatch.of(ifMatch))))
                .state()
                .plans()
                .newest()
                .orElseThrow();
        return HttpResponse.ok(new Answer(newest.number(), PlanView.warnings(newest.plan()), newest.version()))
                .header(HttpHeaders.ETAG, IfMatch.tag(newest.number()));
    }

    /** The version in force on that date; by default today where the client lives. */
    @Get
    HttpResponse<PlanView> inForce(Caller caller, UUID clientId, @QueryValue Optional<String> on) {
        Enrolled client = find(caller, clientId);
        LocalDate date = on.map(PlansController::date)
                .orElseGet(() ->
                        LocalDate.ofInstant(clock.instant(), client.details().timeZone()));
        PlanVersion version =
                client.plans().inForceOn(date).orElseThrow(() -> none(date).exception());
        return HttpResponse.ok(PlanView.of(client.plans(), version))
                .header(HttpHeaders.ETAG, IfMatch.tag(version.number()));
    }

    @Get("/versions")
    Versions versions(Caller caller, UUID clientId) {
        Plans plans = find(caller, clientId).plans();
        return new Versions(plans.versions().stream()
                .map(version -> PlanView.of(plans, version))
                .toList());
    }

    @Get("/diff")
    Diff diff(Caller caller, UUID clientId, @QueryValue String from, @QueryValue String to) {
        Plans plans = find(caller, clientId).plans();
        PlanVersion before = version(plans, from);
        PlanVersion after = version(plans, to);
        return new Diff(before.number(), after.number(), PlanDiff.between(plans.items(before), plans.items(after)));
    }

    private static PlanVersion version(Plans plans, String number) {
        try {
            return plans.numbered(Integer.parseInt(number))
                    .orElseThrow(() -> Problems.of(
                                    refused(Reason.PLAN_UNKNOWN_VERSION, "The plan has no version " + number + "."))
                            .exception());
        } catch (NumberFormatException _) {
            throw Problems.of(refused(Reason.REQUEST_MALFORMED, Bounds.quoted(number) + " is no number of a version."))
                    .exception();
        }
    }

    private Enrolled find(Caller caller, UUID clientId) {
        return streams.find(caller, clientId, List.of())
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception())
                .client();
    }

    /** Not bound by the framework, which takes an optional date that is none for an absent one. */
    private static LocalDate date(String on) {
        try {
            return LocalDate.parse(on);
        } catch (DateTimeParseException _) {
            throw Problems.of(refused(Reason.REQUEST_MALFORMED, Bounds.quoted(on) + " is not a date."))
                    .exception();
        }
    }

    private static Problem none(LocalDate date) {
        return Problems.of(refused(Reason.PLAN_NONE, "No plan is in force on " + date + "."));
    }
}
