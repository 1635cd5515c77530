package onward.activity.checkin;

import java.util.UUID;

/** Record what a client reports. */
public record RecordCheckIn(UUID checkInId, ToldCheckIn told, UUID by) {}
