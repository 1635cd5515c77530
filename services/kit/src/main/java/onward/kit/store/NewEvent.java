package onward.kit.store;

import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.Event;

/**
 * An event to append.
 *
 * @param subject what within the stream it is about, if one thing (a session, an excusal); events are found by it
 */
public record NewEvent(Optional<UUID> subject, Event event) {}
