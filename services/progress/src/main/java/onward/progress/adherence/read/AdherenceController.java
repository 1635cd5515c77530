package onward.progress.adherence.read;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.progress.adherence.Window;
import onward.progress.reading.Query;

/** How much of what was due was done. */
@Controller("/v1/clients/{clientId}/adherence")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdherenceController {
    private static final int LONGEST_WINDOW = 400;

    private final AdherenceReads reads;

    AdherenceController(AdherenceReads reads) {
        this.reads = reads;
    }

    /**
     * The exact figures of a window.
     *
     * @param from the first local date, included
     * @param to the last local date, included; at most 400 dates in all
     * @param today the running date of the streaks; the client's current local date unless given
     * @param atLeast a version of the client's stream that must have been seen
     */
    @Get
    AdherenceView adherence(
            Caller caller,
            UUID clientId,
            @QueryValue String from,
            @QueryValue String to,
            @QueryValue Optional<String> today,
            @QueryValue Optional<String> atLeast,
            @QueryValue Optional<String> asOf,
            @QueryValue Optional<String> explain) {
        Query.notYet("asOf", asOf);
        Query.notYet("explain", explain.filter(text -> !text.equals("false")));
        Window window = window(Query.date("from", from), Query.date("to", to));
        Optional<LocalDate> running = today.map(text -> Query.date("today", text));
        return AdherenceView.of(reads.read(caller, clientId, window, running, Query.version("atLeast", atLeast)));
    }

    private static Window window(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw Query.outOfBounds("from must not be after to.");
        }
        if (from.plusDays(LONGEST_WINDOW).compareTo(to) <= 0) {
            throw Query.outOfBounds("A window has at most " + LONGEST_WINDOW + " dates.");
        }
        return new Window(from, to);
    }
}
