package onward.kit.store;

import java.util.UUID;

/** The stream was not at the expected version; nothing was appended. Load again, decide again. */
public final class VersionConflict extends RuntimeException {
    VersionConflict(UUID stream, long expected) {
        super("Stream " + stream + " is not at version " + expected, null, false, false);
    }
}
