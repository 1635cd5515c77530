package onward.activity.safety;

import java.util.UUID;

/** From now on exercises that load the spine highly may be prescribed. */
public record AllowHeavyLoading(UUID by) {}
