package onward.notifications.rules;

import java.time.Instant;

/** What becomes of a mail that is due. */
public sealed interface Decision {
    /** It goes now. */
    record Send() implements Decision {}

    /** It is looked at again then. */
    record Later(Instant at, String cause) implements Decision {}

    /** It does not go at all. */
    record Never(String cause) implements Decision {}
}
