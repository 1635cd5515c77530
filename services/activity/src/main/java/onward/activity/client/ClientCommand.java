package onward.activity.client;

import java.util.Optional;
import java.util.UUID;

/** What can be asked about a client as a person. */
public sealed interface ClientCommand {

    /**
     * Enrol a client at the studio.
     *
     * @param byCoach whether the person who enrols is a coach, who then looks after the client
     */
    record Enrol(
            UUID studioId,
            String name,
            String email,
            String timeZone,
            Optional<String> locale,
            UUID by,
            boolean byCoach)
            implements ClientCommand {}

    /** Change those that are given. */
    record ChangeDetails(
            Optional<String> name, Optional<String> email, Optional<String> timeZone, Optional<String> locale, UUID by)
            implements ClientCommand {}
}
