package onward.progress.timeline;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Admitted;
import onward.progress.reading.Query;
import org.reactivestreams.Publisher;

/** A timeline as it goes on: server-sent events. */
@Controller("/v1/clients/{clientId}/timeline/live")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LiveController {
    private final LiveTimelines live;

    LiveController(LiveTimelines live) {
        this.live = live;
    }

    /**
     * Each entry as it comes in.
     *
     * @param lastEventId the id of the last event that was seen; what came in since then is told first
     */
    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> live(
            Admitted caller, UUID clientId, @Header("Last-Event-ID") Optional<String> lastEventId) {
        Optional<Heard> since = lastEventId.filter(id -> !id.isEmpty()).map(LiveController::heard);
        return HttpResponse.<Publisher<Event<String>>>ok(live.listen(caller, clientId, since))
                .header("Cache-Control", "no-store")
                // Proxies that would keep it together until there is more of it.
                .header("X-Accel-Buffering", "no");
    }

    private static Heard heard(String id) {
        return Heard.of(id)
                .orElseThrow(() -> Query.malformed("Last-Event-ID must be the id of an event of this stream."));
    }
}
