package onward.activity.http;

import java.util.Optional;
import onward.activity.client.ClientCommand.ChangeDetails;
import onward.kit.access.Caller;

/** The details to change; what is absent stays. */
record DetailsBody(Optional<String> name, Optional<String> email, Optional<String> timeZone, Optional<String> locale) {
    ChangeDetails by(Caller caller) {
        return new ChangeDetails(name, email, timeZone, locale, caller.personId());
    }
}
