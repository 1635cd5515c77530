package onward.contracts.event;

import java.util.UUID;

/** The client is looked after by this coach from now on. */
public record CoachAssigned(UUID coachId, UUID by) implements Event {}
