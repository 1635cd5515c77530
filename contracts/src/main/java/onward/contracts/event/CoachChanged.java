package onward.contracts.event;

import java.util.Optional;
import java.util.UUID;

/**
 * The client is looked after by another coach from now on.
 *
 * @param previousCoachId who did before; empty if nobody did
 */
public record CoachChanged(UUID coachId, Optional<UUID> previousCoachId, UUID by) implements Event {}
