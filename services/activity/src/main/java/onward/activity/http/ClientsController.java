package onward.activity.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.store.ClientStreams;
import onward.activity.store.Clients;
import onward.activity.store.Outcome.Done;
import onward.kit.access.Caller;

/** Clients as persons. */
@Controller("/v1/clients")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ClientsController {
    private final Clients clients;
    private final ClientStreams streams;

    ClientsController(Clients clients, ClientStreams streams) {
        this.clients = clients;
        this.streams = streams;
    }

    /** What a command about a client's details answers. */
    record Answer(UUID clientId, long version) {}

    @Post
    @Secured({"admin", "coach"})
    HttpResponse<Answer> enrol(Caller caller, @Body ClientBody body) {
        UUID clientId = body.clientId();
        Done<Enrolled> done = Problems.doneOrProblem(clients.enrol(clientId, body.by(caller)));
        Answer answer = new Answer(clientId, done.state().enrolment().version());
        return done.isNew()
                ? HttpResponse.created(answer, URI.create("/v1/clients/" + clientId))
                : HttpResponse.ok(answer);
    }

    @Get("/{clientId}")
    ClientView show(Caller caller, UUID clientId) {
        return streams.find(caller, clientId, List.of())
                .map(known -> ClientView.of(clientId, known.client(), known.version()))
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception());
    }

    @Patch("/{clientId}")
    Answer change(Caller caller, UUID clientId, @Body DetailsBody body) {
        Done<Enrolled> done = Problems.doneOrProblem(clients.change(caller, clientId, body.by(caller)));
        return new Answer(clientId, done.state().details().version());
    }
}
