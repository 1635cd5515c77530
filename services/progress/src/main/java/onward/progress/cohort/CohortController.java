package onward.progress.cohort;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import onward.kit.access.Caller;
import onward.progress.reading.Query;

/** How all clients get on together. */
@Controller("/v1/cohort")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"admin", "coach"})
final class CohortController {
    private final CohortReads reads;

    CohortController(CohortReads reads) {
        this.reads = reads;
    }

    /**
     * Adherence, responders and retention in a window.
     *
     * @param from the first local date, included
     * @param to the last local date, included; at most 400 dates in all
     */
    @Get
    CohortView cohort(Caller caller, @QueryValue String from, @QueryValue String to) {
        return reads.read(caller, Query.window(Query.date("from", from), Query.date("to", to)));
    }
}
