package onward.progress.measures.read;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.progress.reading.Query;

/** How a client gets on. */
@Controller("/v1/clients/{clientId}/progress")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProgressController {
    private final ProgressReads reads;

    ProgressController(ProgressReads reads) {
        this.reads = reads;
    }

    /**
     * Pain, function, load, walking, how pain answers to sessions, recovery and milestones.
     *
     * @param atLeast a version of the client's stream that must have been seen
     * @param asOf what was known at that instant
     */
    @Get
    ProgressView progress(
            Caller caller, UUID clientId, @QueryValue Optional<String> atLeast, @QueryValue Optional<String> asOf) {
        return reads.read(caller, clientId, Query.instant("asOf", asOf), Query.version("atLeast", atLeast));
    }
}
