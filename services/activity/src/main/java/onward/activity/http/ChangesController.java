package onward.activity.http;

import static onward.activity.decision.Decision.refused;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientDecider;
import onward.activity.decision.Reason;
import onward.activity.store.Changes;
import onward.activity.store.Changes.Page;
import onward.kit.access.Caller;

/** What a phone that was off line has to learn. */
@Controller("/v1/clients/{clientId}/changes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChangesController {
    private final Changes changes;

    ChangesController(Changes changes) {
        this.changes = changes;
    }

    /**
     * Some changes, in the order in which they happened first.
     *
     * @param next the cursor to come back with, always
     * @param more whether to come back at once
     */
    record Answer(List<ChangeView> changes, String next, boolean more) {}

    @Get
    Answer since(Caller caller, UUID clientId, @QueryValue Optional<String> cursor) {
        long version = cursor.isPresent() ? version(clientId, cursor.get()) : 0;
        Page page = changes.since(caller, clientId, version)
                .orElseThrow(() -> Problems.of(ClientDecider.unknown()).exception());
        return new Answer(
                page.changes().stream()
                        .map(change -> ChangeView.of(change, page.client().plans()))
                        .toList(),
                ChangesCursor.of(clientId, page.upTo()),
                page.more());
    }

    private static long version(UUID clientId, String cursor) {
        return ChangesCursor.version(clientId, cursor)
                .orElseThrow(() -> Problems.of(
                                refused(Reason.REQUEST_MALFORMED, "The cursor is none of this client's changes."))
                        .exception());
    }
}
