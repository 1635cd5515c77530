package onward.contracts.event;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A session has an exercise that loads the spine highly while heavy loading is not allowed. Told once for each exercise
 * of a session, however often that is corrected.
 *
 * @param item what it was logged as
 * @param exercise its slug
 * @param on the session's local date
 */
public record RestrictionBreached(UUID sessionId, String item, String exercise, String name, LocalDate on, UUID by)
        implements Event {}
