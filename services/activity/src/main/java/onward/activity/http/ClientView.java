package onward.activity.http;

import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.Details;

/**
 * A client.
 *
 * @param timeZone the home zone, an IANA region
 * @param coachId the current coach
 * @param version the stream's
 */
record ClientView(
        UUID clientId,
        UUID studioId,
        String name,
        String email,
        String timeZone,
        Optional<String> locale,
        Optional<UUID> coachId,
        long version) {

    static ClientView of(UUID clientId, Enrolled client, long version) {
        Details details = client.details();
        return new ClientView(
                clientId,
                client.enrolment().studioId(),
                details.name(),
                details.email(),
                details.timeZone().getId(),
                details.locale(),
                client.coach(),
                version);
    }
}
