package onward.kit.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import java.time.Clock;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.outbox.KafkaProducers;
import onward.kit.outbox.Relay;
import onward.kit.sealing.Sealer;
import onward.kit.store.EventStore;
import onward.kit.tracing.Spans;

/** For a service with events of its own ({@code onward.store.topic} says where they go): their store and its relay. */
@Factory
@Requires(property = "onward.store.topic")
final class Publishing {
    @Context
    @Bean(preDestroy = "close")
    Relay relay(
            Database database,
            @Property(name = "micronaut.application.name") String service,
            @Property(name = "onward.store.topic") String topic,
            @Property(name = "onward.kafka") String bootstrapServers,
            Polls polls,
            Spans spans) {
        Migrations.apply(database.pool(), "store", "store");
        return new Relay(
                database, service, topic, new KafkaProducers(bootstrapServers, service), polls.outbox(), spans);
    }

    /** There from the start, so that its metrics are. */
    @Context
    @Bean(preDestroy = "close")
    EventStore eventStore(
            Database database, Sealer sealer, Clock clock, Relay relay, MeterRegistry registry, Spans spans) {
        return new EventStore(database, sealer, clock, relay::wake, registry, spans);
    }
}
