package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.consent.ConsentCommand;
import onward.activity.consent.ConsentCommand.GiveConsent;
import onward.activity.consent.ConsentCommand.WithdrawConsent;
import onward.activity.consent.Consents;
import onward.activity.decision.Bounds;
import onward.activity.decision.Reason;
import onward.activity.store.Care;
import onward.activity.store.ClientStreams;
import onward.contracts.value.ConsentKind;
import onward.kit.access.Caller;

/** What a client agrees to. Only the client can say; those who look after the client can read it. */
@Controller("/v1/clients/{clientId}/consents")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsentsController {
    private final Care care;
    private final ClientStreams streams;

    ConsentsController(Care care, ClientStreams streams) {
        this.care = care;
        this.streams = streams;
    }

    /** Yes, to that text; or no. */
    record ConsentBody(Boolean given, Optional<String> wording) {
        ConsentBody {
            Objects.requireNonNull(given, "given");
            if (given != wording.isPresent()) {
                throw new IllegalArgumentException("a consent names its wording, a withdrawal none");
            }
        }

        ConsentCommand by(UUID person, ConsentKind kind) {
            return wording.<ConsentCommand>map(text -> new GiveConsent(kind, text, person))
                    .orElseGet(() -> new WithdrawConsent(kind, person));
        }
    }

    /** What saying answers. */
    record Answer(long version) {}

    /** What was said last of one kind, and when. */
    record View(ConsentKind kind, boolean given, Optional<String> wording, Instant at, long version) {
        static View of(Consents.Answer answer) {
            return new View(
                    answer.kind(), answer.wording().isPresent(), answer.wording(), answer.at(), answer.version());
        }
    }

    /** Of every kind of which anything was said. */
    record All(List<View> consents) {}

    @Put("/{kind}")
    @Secured("client")
    Answer say(Caller caller, UUID clientId, String kind, @Body ConsentBody body) {
        ConsentKind known = ConsentKind.of(kind)
                .orElseThrow(() -> Problems.of(refused(
                                Reason.CONSENT_UNKNOWN_KIND,
                                "There is no consent to " + Bounds.quoted(kind)
                                        + "; there are data-processing, e-mail, research."))
                        .exception());
        Consents consents = Problems.doneOrProblem(care.consent(caller, clientId, body.by(caller.personId(), known)))
                .state()
                .consents();
        return new Answer(consents.to(known).orElseThrow().version());
    }

    @Get
    All show(Caller caller, UUID clientId) {
        return streams.find(caller, clientId, List.of())
                .map(known -> new All(known.client().consents().answers().stream()
                        .map(View::of)
                        .toList()))
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception());
    }
}
