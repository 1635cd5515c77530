package onward.notifications;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import onward.testing.SettableClock;

/** The clock of a service that a test has asked to be moved by hand. */
@Factory
@Requires(property = "onward.test.clock", value = "by-hand")
final class TestClock {
    /** One for all services of this JVM. */
    static final SettableClock BY_HAND = new SettableClock(Instant.parse("2027-06-02T09:00:00Z"));

    @Singleton
    @Replaces(Clock.class)
    Clock clock() {
        return BY_HAND;
    }
}
