package onward.kit.service;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often loops look by themselves. On one machine they look sooner: a clock that is moved waits for each of them. */
@Singleton
final class Polls {
    private static final Duration LOCAL = Duration.ofMillis(20);

    private final boolean local;

    Polls(@Property(name = "onward.mode") String mode) {
        this.local = mode.equals("local");
    }

    Duration timers() {
        return local ? LOCAL : Duration.ofMillis(250);
    }

    Duration outbox() {
        return local ? LOCAL : Duration.ofMillis(100);
    }
}
