package onward.kit.health;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.List;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process in which a loop has ended does half of its work and would go on so: it is to be started again. */
@Singleton
@Liveness
final class LoopsAlive implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(LoopsAlive.class);

    private final List<Loop> loops;

    LoopsAlive(List<Loop> loops) {
        this.loops = loops;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        List<String> ended =
                loops.stream().filter(loop -> !loop.isAlive()).map(Loop::label).toList();
        if (!ended.isEmpty()) {
            LOG.error("Ended, and not started again by itself: {}", ended);
        }
        return Publishers.just(HealthResult.builder("loops", ended.isEmpty() ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
    }
}
