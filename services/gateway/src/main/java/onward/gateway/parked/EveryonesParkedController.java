package onward.gateway.parked;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import onward.kit.access.Caller;
import onward.kit.parked.ParkedController;
import onward.kit.parked.ParkedRecords;

/** Records that a projection could not apply, of all services. */
@Controller("/v1/admin/parked")
@Secured("admin")
@Replaces(ParkedController.class)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EveryonesParkedController {
    private final EveryService services;
    private final ParkedRecords own;

    EveryonesParkedController(EveryService services, ParkedRecords own) {
        this.services = services;
        this.own = own;
    }

    /** What stands beside the projections, and why. */
    @Get
    ParkedList all(Caller caller, HttpRequest<?> request) {
        return services.ask(caller, request.getHeaders().get(HttpHeaders.AUTHORIZATION));
    }

    /** Tries one again. That of another service does not come here: the routes bring it there. */
    @Post("/{id}/retry")
    ParkedRecords.Retried retry(String id) {
        return own.retry(id);
    }
}
