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
import onward.progress.adherence.read.AdherenceReads.Question;
import onward.progress.reading.Query;

/** How much of what was due was done. */
@Controller("/v1/clients/{clientId}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdherenceController {
    private final AdherenceReads reads;

    AdherenceController(AdherenceReads reads) {
        this.reads = reads;
    }

    /**
     * The exact figures of a window, whole, by ISO week and by date.
     *
     * @param from the first local date, included
     * @param to the last local date, included; at most 400 dates in all
     * @param today the running date of the streaks; the client's current local date unless given
     * @param atLeast a version of the client's stream that must have been seen
     * @param asOf what was known at that instant
     * @param explain {@code true} to be told how every figure comes about: each slot with what filled it and what was
     *     ignored and why, every sum, what each date's status was given for, and where the streaks stopped
     */
    @Get("/adherence")
    AdherenceView adherence(
            Caller caller,
            UUID clientId,
            @QueryValue String from,
            @QueryValue String to,
            @QueryValue Optional<String> today,
            @QueryValue Optional<String> atLeast,
            @QueryValue Optional<String> asOf,
            @QueryValue Optional<String> explain) {
        boolean explained = Query.flag("explain", explain);
        Window window = Query.window(Query.date("from", from), Query.date("to", to));
        Optional<LocalDate> running = today.map(text -> Query.date("today", text));
        Question question = new Question(window, running, Query.instant("asOf", asOf), explained);
        return AdherenceView.of(reads.read(caller, clientId, question, Query.version("atLeast", atLeast)));
    }

    /**
     * What is due on a date and what of it is done.
     *
     * @param on the local date; the client's current one unless given
     * @param atLeast a version of the client's stream that must have been seen
     * @param asOf what was known at that instant
     */
    @Get("/today")
    TodayView today(
            Caller caller,
            UUID clientId,
            @QueryValue Optional<String> on,
            @QueryValue Optional<String> atLeast,
            @QueryValue Optional<String> asOf) {
        Optional<LocalDate> date = on.map(text -> Query.date("on", text));
        return TodayView.of(
                reads.today(caller, clientId, date, Query.instant("asOf", asOf), Query.version("atLeast", atLeast)));
    }
}
