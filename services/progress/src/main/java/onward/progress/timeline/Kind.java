package onward.progress.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sorts of entries that the interface names. */
enum Kind {
    SESSION,
    SESSION_CORRECTED,
    SESSION_WITHDRAWN,
    CHECK_IN,
    PLAN,
    PAUSE,
    EXCUSAL,
    MILESTONE,
    ADHERENCE,
    MAIL,
    SAFETY,
    NOTE;

    /** Such as {@code session-corrected}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
