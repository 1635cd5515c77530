package onward.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A test that shows one of the promises in {@code docs/guarantees.md}; a further tag names the case. In the ordinary run
 * its waits are shortened, {@code ./onward prove} waits in full.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Tag("proof")
public @interface Proof {
    /** How long a proof waits. */
    final class Length {
        private static final boolean FULL = Boolean.getBoolean("onward.campaign");

        private Length() {}

        /** As long as was promised, if that is asked for. */
        public static Duration of(Duration full, Duration shortened) {
            return FULL ? full : shortened;
        }
    }
}
