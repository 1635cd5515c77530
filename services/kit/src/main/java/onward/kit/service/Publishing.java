package onward.kit.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.loop.Bell;
import onward.kit.outbox.KafkaProducers;
import onward.kit.outbox.Relay;
import onward.kit.restore.Regained;
import onward.kit.restore.TopicComparison;
import onward.kit.sealing.Sealer;
import onward.kit.store.EventStore;
import onward.kit.tracing.Spans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For a service with events of its own ({@code onward.store.topic} says where they go): their store and its relay. */
@Factory
@Requires(property = "onward.store.topic")
final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final Duration POLL = Duration.ofMillis(100);

    @Context
    @Bean(preDestroy = "close")
    Relay relay(
            Database database,
            Sealer sealer,
            Optional<Regained> beside,
            @Property(name = "micronaut.application.name") String service,
            @Property(name = "onward.store.topic") String topic,
            @Property(name = "onward.kafka") String bootstrapServers,
            Bell bell,
            Spans spans) {
        Migrations.apply(database.pool(), "store", "store");
        Relay relay = new Relay(
                database,
                service,
                topic,
                new KafkaProducers(bootstrapServers, service),
                new TopicComparison(database, topic, bootstrapServers, sealer, beside.orElse(Regained.NOTHING_BESIDE)),
                POLL,
                spans);
        bell.heardBy(relay::wake);
        return relay;
    }

    /**
     * There from the start, so that its metrics are. It gives no version out before it was held against its topic, which
     * takes a moment; without Kafka the service starts all the same, and is not ready.
     */
    @Context
    @Bean(preDestroy = "close")
    EventStore eventStore(
            Database database,
            Sealer sealer,
            Clock clock,
            Relay relay,
            MeterRegistry registry,
            Spans spans,
            @Property(name = "onward.store.patience", defaultValue = "10s") Duration patience)
            throws InterruptedException {
        if (!relay.awaitCompared(patience)) {
            LOG.warn("Nothing is recorded before Kafka tells what it has");
        }
        return new EventStore(database, sealer, clock, relay::wake, relay::hasCompared, registry, spans);
    }
}
