package onward.kit.store;

import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.Event;

/**
 * An event to append.
 *
 * @param id its own; consumers know by it what they have applied, so the same event is the same for them each time
 * @param subject what within the stream it is about, if one thing (a session, an excusal); events are found by it
 */
public record NewEvent(UUID id, Optional<UUID> subject, Event event) {

    /** With an id of its own that says nothing. */
    public NewEvent(Optional<UUID> subject, Event event) {
        this(UUID.randomUUID(), subject, event);
    }
}
