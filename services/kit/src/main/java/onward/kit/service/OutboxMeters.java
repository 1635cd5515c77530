package onward.kit.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.time.Clock;
import onward.kit.metrics.Sampled;
import onward.kit.outbox.Backlog;
import onward.kit.outbox.Relay;

/** What waits to be published, as gauges. */
@Context
@Requires(beans = Relay.class)
final class OutboxMeters {
    OutboxMeters(Relay relay, Clock clock, MeterRegistry registry) {
        var outbox = new Sampled<>("the outbox", relay::backlog);
        Gauge.builder("onward.outbox.depth", outbox, sample -> sample.read(Backlog::depth))
                .description("Events that are not on Kafka yet")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "onward.outbox.age",
                        outbox,
                        sample -> sample.read(backlog -> Ages.seconds(backlog.oldest(), clock)))
                .description("How long the oldest event that is not on Kafka yet has been recorded")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }
}
