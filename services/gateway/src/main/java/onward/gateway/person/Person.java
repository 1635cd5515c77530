package onward.gateway.person;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.access.Role;

/**
 * A person of a studio.
 *
 * @param personId for a client, the client's id
 * @param coachId of a client, who looks after them
 */
public record Person(
        UUID personId, Role role, UUID studioId, String name, String email, ZoneId timeZone, Optional<UUID> coachId) {

    /** The person as those who call. */
    public Caller caller() {
        return new Caller(personId, role, studioId);
    }
}
