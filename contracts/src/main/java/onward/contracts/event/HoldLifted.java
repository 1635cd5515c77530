package onward.contracts.event;

import java.util.UUID;

/**
 * The client is no longer on hold, whatever it was placed for.
 *
 * @param note why it is safe; never stored or sent in clear
 */
public record HoldLifted(String note, UUID by) implements Event {}
