package onward.activity.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.store.ClientStreams;
import onward.kit.access.Caller;
import onward.kit.store.EventStore;

/** Heals what Kafka has lost of one stream. */
@Controller("/v1/admin/streams")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RepublishController {
    private final EventStore store;
    private final ClientStreams streams;

    RepublishController(EventStore store, ClientStreams streams) {
        this.store = store;
        this.streams = streams;
    }

    /** @param events how many are on their way once more */
    record Answer(UUID streamId, int events) {}

    @Post("/{streamId}/republish")
    @Secured("admin")
    @Status(HttpStatus.ACCEPTED)
    Answer republish(Caller caller, UUID streamId) {
        if (!streamId.equals(caller.studioId())
                && streams.find(caller, streamId, List.of()).isEmpty()) {
            throw Problems.of(ClientDecider.unknown()).exception();
        }
        return new Answer(streamId, store.republish(streamId));
    }
}
