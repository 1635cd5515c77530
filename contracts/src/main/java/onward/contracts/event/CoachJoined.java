package onward.contracts.event;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.StaffRole;

/**
 * A person works at the studio from now on, as coach or as its administrator. In the studio's stream.
 *
 * @param locale a BCP 47 language tag
 */
public record CoachJoined(
        UUID personId, String name, String email, StaffRole role, ZoneId timeZone, Optional<String> locale)
        implements Event {

    /** Of a person whose language is not known. */
    public CoachJoined(UUID personId, String name, String email, StaffRole role, ZoneId timeZone) {
        this(personId, name, email, role, timeZone, Optional.empty());
    }
}
