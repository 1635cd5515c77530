package onward.activity.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.Details;
import onward.activity.safety.Safety;
import onward.contracts.value.RedFlag;
import onward.contracts.value.Urgency;

/**
 * A client.
 *
 * @param timeZone the home zone, an IANA region
 * @param coachId the current coach
 * @param hold while the client is on hold
 * @param heavyLoadingAllowed whether what loads the spine highly may be prescribed
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
        Optional<OnHold> hold,
        boolean heavyLoadingAllowed,
        long version) {

    /** Since when, and for what, most urgent first. */
    record OnHold(Instant since, Urgency urgency, List<RedFlag> redFlags) {
        static OnHold of(Safety.Hold hold) {
            return new OnHold(hold.since(), hold.urgency(), hold.redFlags());
        }
    }

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
                client.safety().hold().map(OnHold::of),
                client.safety().allowsHeavyLoading(),
                version);
    }
}
