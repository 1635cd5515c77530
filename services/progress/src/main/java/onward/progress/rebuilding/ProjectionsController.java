package onward.progress.rebuilding;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.List;
import onward.kit.access.Caller;
import onward.kit.http.Problem;
import onward.kit.rebuild.Rebuild;

/** Projections that are made anew from the events while they are read. */
@Controller("/v1/admin/projections/{projection}")
@Secured("admin")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProjectionsController {
    private final List<Rebuild> rebuilds;
    private final OwnClients clients;

    ProjectionsController(List<Rebuild> rebuilds, OwnClients clients) {
        this.rebuilds = rebuilds;
        this.clients = clients;
    }

    /** Begins to make the next generation. One that waits because it differs is given up for it. */
    @Post("/rebuild")
    HttpResponse<RebuildView> rebuild(Caller caller, String projection) {
        Rebuild rebuild = named(projection);
        if (!rebuild.begin()) {
            throw Problem.of(HttpStatus.CONFLICT, "rebuild.running", "A rebuild of " + projection + " is under way.")
                    .exception();
        }
        return accepted(caller, rebuild);
    }

    /** How the latest one gets on. */
    @Get("/rebuild")
    RebuildView show(Caller caller, String projection) {
        return view(caller, named(projection));
    }

    /** Accepts one that differs: it is read from now on. */
    @Post(uris = {"/rebuild/switch", "/switch"})
    HttpResponse<RebuildView> accept(Caller caller, String projection) {
        Rebuild rebuild = named(projection);
        if (!rebuild.accept()) {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "rebuild.nothing-to-switch",
                            "No rebuild of " + projection + " waits to be accepted.")
                    .exception();
        }
        return accepted(caller, rebuild);
    }

    private HttpResponse<RebuildView> accepted(Caller caller, Rebuild rebuild) {
        return HttpResponse.<RebuildView>accepted(
                        URI.create("/v1/admin/projections/" + rebuild.projection() + "/rebuild"))
                .body(view(caller, rebuild));
    }

    private RebuildView view(Caller caller, Rebuild rebuild) {
        return RebuildView.of(rebuild.status(), differences -> clients.of(caller.studioId(), differences));
    }

    private Rebuild named(String projection) {
        return rebuilds.stream()
                .filter(rebuild -> rebuild.projection().equals(projection))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "projection.unknown",
                                "There is no projection of that name that can be rebuilt.")
                        .exception());
    }
}
