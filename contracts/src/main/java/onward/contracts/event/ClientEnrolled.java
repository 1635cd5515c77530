package onward.contracts.event;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A client of a studio exists from now on. First event of a client's stream.
 *
 * @param timeZone the client's home zone (IANA)
 * @param locale a BCP 47 language tag
 * @param by the person who enrolled the client
 */
public record ClientEnrolled(
        UUID studioId, String name, String email, ZoneId timeZone, Optional<String> locale, UUID by) implements Event {}
