package onward.activity.safety;

import java.util.UUID;

/** It is safe to go on, for that reason. */
public record LiftHold(String note, UUID by) {}
