package onward.kit.store;

import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.Event;

/**
 * An event to append.
 *
 * @param id its own; one that follows from what the event says keeps it from being said twice
 * @param subject what within the stream it is about, if one thing (a session, an excusal); events are found by it
 */
public record NewEvent(UUID id, Optional<UUID> subject, Event event) {

    /** With an id of its own that says nothing. */
    public NewEvent(Optional<UUID> subject, Event event) {
        this(UUID.randomUUID(), subject, event);
    }
}
