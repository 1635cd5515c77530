package onward.kit.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** How long callers wait for their events to be committed, and how many events there were. */
final class AppendMeters {
    private final Timer waits;
    private final Counter events;

    AppendMeters(MeterRegistry registry) {
        this.waits = Timer.builder("onward.append")
                .description("From asking for an append to its answer, as the caller waits")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5))
                .register(registry);
        this.events = Counter.builder("onward.events.appended")
                .description("Events appended to the store")
                .register(registry);
    }

    Appended waited(Supplier<Appended> append) {
        return waits.record(append);
    }

    void appended(int howMany) {
        events.increment(howMany);
    }
}
