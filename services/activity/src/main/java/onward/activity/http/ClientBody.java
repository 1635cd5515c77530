package onward.activity.http;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientCommand.Enrol;
import onward.kit.access.Caller;
import onward.kit.access.Role;

/** A client to enrol. */
record ClientBody(UUID clientId, String name, String email, String timeZone, Optional<String> locale) {
    ClientBody {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(timeZone, "timeZone");
    }

    Enrol by(Caller caller) {
        return new Enrol(
                caller.studioId(), name, email, timeZone, locale, caller.personId(), caller.role() == Role.COACH);
    }
}
