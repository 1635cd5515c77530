package onward.contracts.event;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Exercises that load the spine highly may be prescribed and logged from now on.
 *
 * @param from the first of the seven local dates on which pain was at most 2
 * @param to the last of them
 */
public record HeavyLoadingAllowed(LocalDate from, LocalDate to, UUID by) implements Event {}
