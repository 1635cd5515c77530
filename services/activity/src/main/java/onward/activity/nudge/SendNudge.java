package onward.activity.nudge;

import java.util.UUID;

/** Have an e-mail sent to the client in the coach's own words. */
public record SendNudge(UUID nudgeId, String text, UUID by) {}
