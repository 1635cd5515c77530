package onward.contracts.event;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Some of a client's details are different from now on; an absent one stays as it was. */
public record ClientDetailsChanged(
        Optional<String> name, Optional<String> email, Optional<ZoneId> timeZone, Optional<String> locale, UUID by)
        implements Event {}
