package onward.kit.service;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import onward.kit.outbox.Relay;
import org.reactivestreams.Publisher;

/** A service that records is not ready before its store was held against its topic. */
@Singleton
@Readiness
@Requires(beans = Relay.class)
final class StoreReady implements HealthIndicator {
    private final Relay relay;

    StoreReady(Relay relay) {
        this.relay = relay;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("store", relay.hasCompared() ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
