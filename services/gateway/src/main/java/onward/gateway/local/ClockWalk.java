package onward.gateway.local;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import onward.kit.clock.ClockFile;
import onward.kit.quiet.Quiet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the clock of one machine forward, as if the time had passed: in steps, and on only when everything that was due
 * at the last one has been done. All services are quiet when two rounds of asking in a row say so and nothing was begun
 * between them: whatever was pending when the second one started would by then be begun, or still pending. That holds
 * with a step between the two as well, so that a step in which nothing happens costs one round. What is still to go is
 * in the file: a gateway that was killed goes on.
 */
@Context
@Requires(property = "onward.mode", value = "local")
@Requires(property = "onward.clock-file", pattern = ".+")
final class ClockWalk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWalk.class);
    /** Things due at different times of one step are done side by side: who stopped at 7:10 is on the list of 8:00. */
    private static final Duration STEP = Duration.ofMinutes(15);

    private static final Duration WHILE_BUSY = Duration.ofMillis(5);
    private static final Duration WHILE_AWAY = Duration.ofMillis(200);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(10);

    private final ClockFile file;
    private final Clock clock;
    private final Neighbours neighbours;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    ClockWalk(@Property(name = "onward.clock-file") Path file, Clock clock, Neighbours neighbours) {
        this.file = ClockFile.toMove(file);
        this.clock = clock;
        this.neighbours = neighbours;
        this.thread = Thread.ofPlatform().name("clock").start(this::run);
    }

    /**
     * Where the clock is.
     *
     * @param target where it goes; {@code now} when it goes nowhere
     * @param moving whether it goes on, or something is still to be done where it is
     */
    record Moment(Instant now, Instant target, boolean moving) {}

    synchronized Moment now() {
        long offset = file.offset();
        Instant now = clock.instant();
        boolean moving = file.settled() < file.target();
        return new Moment(now, now.plusMillis(file.target() - offset), moving);
    }

    /** Sends it that much further than it goes already. */
    synchronized Moment advance(Duration by) {
        file.extendTarget(by.toMillis());
        woken.release();
        return now();
    }

    private void run() {
        while (!closed) {
            try {
                if (isSettled()) {
                    woken.acquire();
                } else {
                    walk();
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (RuntimeException e) {
                LOG.error("The clock stumbled and goes on", e);
                pause(WHILE_AWAY);
            }
        }
    }

    private boolean isSettled() {
        return file.settled() >= file.target();
    }

    private void walk() {
        LOG.info("The clock goes to {}", now().target());
        long began = System.nanoTime();
        int steps = 0;
        Map<String, Quiet> quiet = Map.of();
        while (!closed && !isSettled()) {
            // Also before the first step: what is under way belongs to the time in which it began.
            quiet = awaitQuiet(quiet);
            if (!closed && isFurther()) {
                steps++;
            }
        }
        if (!closed) {
            LOG.info("The clock is at {} after {} steps in {} ms", clock.instant(), steps, millisSince(began));
        }
    }

    /** @return false if this is where it was to go */
    private synchronized boolean isFurther() {
        file.settle();
        if (isSettled()) {
            return false;
        }
        file.step(STEP.toMillis());
        return true;
    }

    /**
     * @param earlier the answers of the round before, whenever that was
     * @return those of the last one
     */
    private Map<String, Quiet> awaitQuiet(Map<String, Quiet> earlier) {
        Map<String, Quiet> before = earlier;
        long complained = System.nanoTime();
        while (!closed) {
            Map<String, Quiet> answers = neighbours.ask();
            boolean quiet = answers.values().stream().allMatch(Quiet::quiet);
            if (quiet && answers.equals(before)) {
                return answers;
            }
            before = answers;
            if (!quiet) {
                if (millisSince(complained) > BETWEEN_COMPLAINTS.toMillis()) {
                    LOG.warn("The clock waits for {}", busy(answers));
                    complained = System.nanoTime();
                }
                pause(Neighbours.isAnyAway(answers) ? WHILE_AWAY : WHILE_BUSY);
            }
        }
        return before;
    }

    private static String busy(Map<String, Quiet> answers) {
        return answers.entrySet().stream()
                .filter(answer -> !answer.getValue().quiet())
                .map(answer -> answer.getKey() + ": "
                        + String.join(", ", answer.getValue().busy()))
                .collect(Collectors.joining("; "));
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }

    private void pause(Duration length) {
        try {
            // Not by being woken: a new target is no reason to ask sooner.
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
