package onward.contracts.event;

import java.util.UUID;

/** The excusal is void, for good; it may be one that was never seen. */
public record ExcusalWithdrawn(UUID excusalId, UUID by) implements Event {}
