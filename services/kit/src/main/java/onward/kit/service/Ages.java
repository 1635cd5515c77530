package onward.kit.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long ago something was, for gauges. */
final class Ages {
    private Ages() {}

    /** In seconds on the service's clock, which recorded it; 0 if there is nothing. */
    static double seconds(Optional<Instant> since, Clock clock) {
        return since.map(then ->
                        Math.max(0, Duration.between(then, clock.instant()).toNanos() / 1e9))
                .orElse(0.0);
    }
}
