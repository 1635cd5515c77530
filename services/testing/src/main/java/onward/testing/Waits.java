package onward.testing;

import java.time.Duration;

/**
 * How long a proof waits. A proof is a test that shows one of the promises in {@code docs/guarantees.md}; it is tagged so,
 * and with the name of its case. {@code ./onward prove} waits in full, the ordinary run shortens it.
 */
public final class Waits {
    /** Whether they are in full. */
    public static final boolean IN_FULL = Boolean.getBoolean("onward.campaign");

    private Waits() {}

    /** As long as was promised, if that is asked for. */
    public static Duration of(Duration full, Duration shortened) {
        return IN_FULL ? full : shortened;
    }
}
