package onward.kit.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that cost a query. They are asked once a second at most, however many gauges stand on them; and who reads them
 * waits a moment at most, so that a database that is away does not take the other metrics with it.
 */
public final class Sampled<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Sampled.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final String what;
    private final Supplier<T> source;
    private Optional<CompletableFuture<T>> asked = Optional.empty();
    private long askedAt;

    /** @param what the log calls it if it cannot be had */
    public Sampled(String what, Supplier<T> source) {
        this.what = what;
        this.source = source;
    }

    /** One figure of it; not a number if it cannot be had now. */
    public double read(ToDoubleFunction<T> figure) {
        try {
            return figure.applyAsDouble(latest().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} cannot be told: {}", what, e.toString());
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    private synchronized CompletableFuture<T> latest() {
        boolean good = asked.isPresent() && (!asked.get().isDone() || System.nanoTime() - askedAt < FRESH.toNanos());
        if (!good) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            asked = Optional.of(answer);
            askedAt = System.nanoTime();
            Thread.ofVirtual().name("sample " + what).start(() -> ask(answer));
        }
        return asked.orElseThrow();
    }

    private void ask(CompletableFuture<T> answer) {
        try {
            answer.complete(source.get());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }
}
