package onward.kit.access;

import java.util.Optional;
import java.util.UUID;

/** Who may see and do what concerns one client; to everyone else the client does not exist (404). */
public final class ClientAccess {
    private ClientAccess() {}

    /**
     * The client self, the current coach, an administrator of the client's studio; nobody else, and nobody of another
     * studio.
     *
     * @param clientId whose data it is
     * @param studioId the client's studio
     * @param coachId the client's current coach, if there is one
     */
    public static boolean allows(Caller caller, UUID clientId, UUID studioId, Optional<UUID> coachId) {
        if (!caller.studioId().equals(studioId)) {
            return false;
        }
        return switch (caller.role()) {
            case CLIENT -> caller.personId().equals(clientId);
            case COACH -> coachId.filter(caller.personId()::equals).isPresent();
            case ADMIN -> true;
        };
    }
}
