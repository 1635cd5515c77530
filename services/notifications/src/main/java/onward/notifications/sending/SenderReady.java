package onward.notifications.sending;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Not ready when nobody sends. A mail server that is away does not make the service so: mails wait for it. */
@Singleton
@Readiness
final class SenderReady implements HealthIndicator {
    private final Sender sender;

    SenderReady(Sender sender) {
        this.sender = sender;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("sender", sender.isAlive() ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
