package onward.kit.service;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import onward.kit.metrics.Sampled;
import onward.kit.timers.TimerLoop;

/** What is due and has not fired. */
@Context
@Requires(beans = TimerLoop.class)
final class TimerMeters {
    TimerMeters(TimerLoop timers, MeterRegistry registry) {
        Gauge.builder(
                        "onward.timers.due",
                        new Sampled<>("the timers", timers::due),
                        sample -> sample.read(Long::doubleValue))
                .description("Timers that are due and have not fired")
                .strongReference(true)
                .register(registry);
    }
}
