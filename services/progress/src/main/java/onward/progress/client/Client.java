package onward.progress.client;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * What the read side knows of a client in clear: enough to decide who may look, and what date it is there.
 *
 * @param coach the current one
 * @param timeZone the home zone
 */
public record Client(UUID id, UUID studio, Optional<UUID> coach, ZoneId timeZone) {}
