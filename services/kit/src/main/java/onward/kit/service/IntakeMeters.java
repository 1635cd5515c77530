package onward.kit.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.util.List;
import onward.kit.intake.Backlog;
import onward.kit.intake.Intake;
import onward.kit.metrics.Sampled;

/** What each projection has applied, and what not yet. */
@Context
final class IntakeMeters {
    IntakeMeters(List<Intake> intakes, Clock clock, MeterRegistry registry) {
        intakes.forEach(intake -> measure(intake, clock, registry));
    }

    private static void measure(Intake intake, Clock clock, MeterRegistry registry) {
        Tags projection = Tags.of("projection", intake.projection());
        var backlog = new Sampled<>("the backlog of " + intake.projection(), intake::backlog);
        FunctionCounter.builder("onward.intake.applied", intake, Intake::applied)
                .description("Events applied")
                .tags(projection)
                .register(registry);
        Gauge.builder("onward.intake.lag", intake, reader -> Ages.seconds(reader.behindSince(), clock))
                .description("How long the first event that is not applied yet has been recorded")
                .baseUnit("seconds")
                .tags(projection)
                .strongReference(true)
                .register(registry);
        Gauge.builder("onward.intake.parked", backlog, sample -> sample.read(Backlog::parked))
                .description("Records put aside because they could not be applied")
                .tags(projection)
                .strongReference(true)
                .register(registry);
        Gauge.builder("onward.intake.waiting", backlog, sample -> sample.read(Backlog::waiting))
                .description("Events behind a parked record or a hole")
                .tags(projection)
                .strongReference(true)
                .register(registry);
    }
}
