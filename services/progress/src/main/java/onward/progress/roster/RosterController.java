package onward.progress.roster;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import onward.contracts.value.TriageReason;
import onward.kit.access.Caller;
import onward.progress.reading.Query;
import onward.progress.roster.Acknowledging.Acknowledgement;
import onward.progress.roster.RosterReads.Question;
import onward.progress.roster.RosterReads.Who;

/** Who needs the coach now, and why. */
@Controller("/v1/roster")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"admin", "coach"})
final class RosterController {
    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final String EVERYBODY = "all";
    private static final int LENGTH_OF_A_DATE = 10;
    private static final int LONGEST_NAME = 200;

    private final RosterReads reads;
    private final Acknowledging acknowledging;

    RosterController(RosterReads reads, Acknowledging acknowledging) {
        this.reads = reads;
        this.acknowledging = acknowledging;
    }

    /**
     * A page of the list. A parameter that is empty says as much as one that is not given.
     *
     * @param reason only those of whom that reason holds, acknowledged or not; {@code all} for every client; unless given,
     *     those with a reason that nobody has acknowledged, or with {@code q} every client
     * @param q what the client's name holds, in whatever case
     * @param sort {@code urgency}, which is meant unless given, {@code name} or {@code lastMovement}
     * @param cursor the {@code next} of the page before
     * @param limit clients on the page: 1 to 200, 50 unless given
     */
    @Get
    RosterView roster(
            Caller caller,
            @QueryValue Optional<String> reason,
            @QueryValue Optional<String> q,
            @QueryValue Optional<String> sort,
            @QueryValue Optional<String> cursor,
            @QueryValue Optional<String> limit) {
        Optional<String> name = given(q);
        if (name.filter(part -> part.length() > LONGEST_NAME).isPresent()) {
            throw Query.outOfBounds("q has at most " + LONGEST_NAME + " characters.");
        }
        Sort order = given(sort).map(RosterController::sort).orElse(Sort.URGENCY);
        Who unlessGiven = name.isPresent() ? new Who.Everybody() : new Who.InNeed();
        return reads.read(
                caller,
                new Question(
                        given(reason).map(RosterController::who).orElse(unlessGiven),
                        name,
                        order,
                        given(cursor).map(text -> place(text, order)),
                        Query.limit(given(limit), HIGHEST_LIMIT).orElse(DEFAULT_LIMIT)));
    }

    /**
     * What was seen.
     *
     * @param until when to be reminded: an instant, or the local date on which; not as long as it stays as it is if absent
     */
    record AcknowledgeBody(TriageReason reason, Optional<String> until) {
        AcknowledgeBody {
            Objects.requireNonNull(reason, "reason");
            until = until == null ? Optional.empty() : until;
        }
    }

    /** @param version of the client's stream in this service */
    record AcknowledgeAnswer(long version) {}

    @Post("/{clientId}/acknowledge")
    HttpResponse<AcknowledgeAnswer> acknowledge(Caller caller, UUID clientId, @Body AcknowledgeBody body) {
        Acknowledgement said = new Acknowledgement(body.reason(), body.until().map(RosterController::until));
        return HttpResponse.ok(new AcknowledgeAnswer(acknowledging.acknowledge(caller, clientId, said)));
    }

    private static Function<ZoneId, Instant> until(String text) {
        if (text.length() == LENGTH_OF_A_DATE) {
            LocalDate date = Query.date("until", text);
            return home -> date.atStartOfDay(home).toInstant();
        }
        Instant instant = Query.instant("until", Optional.of(text)).orElseThrow();
        return _ -> instant;
    }

    private static Optional<String> given(Optional<String> parameter) {
        return parameter.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Who who(String text) {
        return text.equals(EVERYBODY)
                ? new Who.Everybody()
                : TriageReason.of(text)
                        .<Who>map(Who.With::new)
                        .orElseThrow(() -> Query.malformed("There is no reason of that code."));
    }

    private static Sort sort(String code) {
        return Sort.named(code).orElseThrow(() -> Query.malformed("sort must be urgency, name or lastMovement."));
    }

    private static Place place(String cursor, Sort sort) {
        return Place.of(cursor, sort).orElseThrow(() -> Query.malformed("cursor must be the next of a page before."));
    }
}
