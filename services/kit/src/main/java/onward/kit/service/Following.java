package onward.kit.service;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.kit.intake.Kafka;
import onward.kit.intake.OneSchema;
import onward.kit.intake.Projection;
import onward.kit.intake.Tables;
import onward.kit.loop.Bell;
import onward.kit.rebuild.Generations;
import onward.kit.rebuild.Rebuild;
import onward.kit.rebuild.Rebuildable;
import onward.kit.sealing.Sealer;
import onward.kit.tracing.Spans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For a service with projections: an intake for each {@link Projection} bean, under the bean's name. */
@Factory
final class Following {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);

    @Singleton
    @Bean(preDestroy = "close")
    Kafka kafka(
            @Property(name = "onward.kafka") String bootstrapServers,
            @Property(name = "micronaut.application.name") String service) {
        return new Kafka(bootstrapServers, service);
    }

    @Context
    @EachBean(Projection.class)
    @Bean(preDestroy = "close")
    Intake intake(
            Projection projection,
            Database database,
            Sealer sealer,
            Kafka kafka,
            Spans spans,
            Bell bell,
            Optional<Timing.Tables> timers) {
        // What a projection applies may set timers: asking for their table has it made before the first event.
        timers.ifPresent(tables -> LOG.debug("{} may set timers in {}", projection.name(), tables.schema()));
        Tables tables = projection instanceof Rebuildable rebuildable
                ? new Generations(database, rebuildable)
                : new OneSchema(database, projection.name(), projection.schema());
        return new Intake(database, projection, tables, sealer, kafka, spans, bell::ring);
    }

    /** @param intakes have made the tables */
    @Context
    @EachBean(Rebuildable.class)
    @Bean(preDestroy = "close")
    Rebuild rebuild(Rebuildable projection, List<Intake> intakes, Database database, Sealer sealer, Kafka kafka) {
        LOG.debug("{}, of {} projections, can be rebuilt", projection.name(), intakes.size());
        return new Rebuild(database, projection, sealer, kafka);
    }
}
