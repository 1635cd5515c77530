package onward.contracts.event;

import java.time.ZoneId;
import java.util.UUID;
import onward.contracts.value.StaffRole;

/** A person works at the studio from now on, as coach or as its administrator. In the studio's stream. */
public record CoachJoined(UUID personId, String name, String email, StaffRole role, ZoneId timeZone) implements Event {}
