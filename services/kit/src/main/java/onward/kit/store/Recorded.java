package onward.kit.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.Event;

/** An event of the store with its place. */
public record Recorded(UUID id, long version, Optional<UUID> subject, Instant recordedAt, Event event) {}
