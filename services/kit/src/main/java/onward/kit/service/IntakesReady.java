package onward.kit.service;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.List;
import onward.kit.intake.Intake;
import org.reactivestreams.Publisher;

/** A service is not ready before its projections know what was in Kafka when it started. */
@Singleton
@Readiness
final class IntakesReady implements HealthIndicator {
    private final List<Intake> intakes;

    IntakesReady(List<Intake> intakes) {
        this.intakes = intakes;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        boolean ready = intakes.stream().allMatch(Intake::hasCaughtUp);
        return Publishers.just(HealthResult.builder("intakes", ready ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
