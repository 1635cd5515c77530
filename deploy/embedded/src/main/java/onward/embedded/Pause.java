package onward.embedded;

import java.time.Duration;

/** The wait between two looks at a condition that nobody can announce. */
public final class Pause {
    private Pause() {}

    /** Waits that long. */
    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
