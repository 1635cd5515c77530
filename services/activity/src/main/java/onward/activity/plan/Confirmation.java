package onward.activity.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * The coach stands by what was assumed of one item.
 *
 * @param planVersion the version of the plan that it was said of
 * @param version the stream's version after it
 */
public record Confirmation(int planVersion, String item, UUID by, Instant at, long version) {}
