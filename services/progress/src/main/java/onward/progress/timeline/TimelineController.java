package onward.progress.timeline;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.progress.reading.Query;
import onward.progress.timeline.EntryTable.Part;

/** Everything that happened to a client, in order. */
@Controller("/v1/clients/{clientId}/timeline")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TimelineController {
    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;

    private final TimelineReads reads;

    TimelineController(TimelineReads reads) {
        this.reads = reads;
    }

    /**
     * A page of the timeline.
     *
     * @param limit entries on the page: 1 to 200, 50 unless given
     * @param cursor the {@code next} of the page before
     * @param kind only entries of that kind
     * @param order {@code asc}, which is meant unless given, or {@code desc}
     * @param atLeast a version of the client's stream that must have been seen
     * @param asOf only what was recorded up to that instant; pages of one instant do not shift while more happens
     */
    @Get
    TimelineView timeline(
            Caller caller,
            UUID clientId,
            @QueryValue Optional<String> limit,
            @QueryValue Optional<String> cursor,
            @QueryValue Optional<String> kind,
            @QueryValue Optional<String> order,
            @QueryValue Optional<String> atLeast,
            @QueryValue Optional<String> asOf) {
        Part part = new Part(
                order.map(TimelineController::direction).orElse(Direction.ASC),
                kind.map(TimelineController::kind),
                Query.instant("asOf", asOf),
                cursor.map(TimelineController::place),
                Query.limit(limit, HIGHEST_LIMIT).orElse(DEFAULT_LIMIT));
        return reads.read(caller, clientId, part, Query.version("atLeast", atLeast));
    }

    private static Place place(String cursor) {
        return Place.of(cursor).orElseThrow(() -> Query.malformed("cursor must be the next of a page before."));
    }

    private static Kind kind(String name) {
        return Kind.named(name).orElseThrow(() -> Query.malformed("There is no kind of entry with that name."));
    }

    private static Direction direction(String name) {
        return Direction.named(name).orElseThrow(() -> Query.malformed("order must be asc or desc."));
    }
}
