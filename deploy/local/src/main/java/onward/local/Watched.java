package onward.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One program that is started again whenever it ends, until it is told to stop. */
final class Watched {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Who ran this long did not fail at its start. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private final ProcessSpec spec;
    private final LogFile log;
    private final Runnable changed;
    private final Precedence precedence;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watcher;
    private volatile Optional<Process> process = Optional.empty();
    private volatile Optional<ProcessIdentity> identity = Optional.empty();
    private final AtomicInteger deaths = new AtomicInteger();

    /**
     * @param changed told of every start and end
     * @param precedence what it has when it is started again
     */
    Watched(ProcessSpec spec, LogFile log, Runnable changed, Precedence precedence) {
        this.spec = spec;
        this.log = log;
        this.changed = changed;
        this.precedence = precedence;
        this.watcher = Thread.ofPlatform().name("watch " + spec.name()).daemon().unstarted(this::keepRunning);
    }

    void start() {
        log.begin();
        watcher.start();
    }

    ProcessSpec spec() {
        return spec;
    }

    LogFile log() {
        return log;
    }

    Optional<ProcessIdentity> identity() {
        return identity;
    }

    /** How often it ended without being asked to. */
    int deaths() {
        return deaths.get();
    }

    /** From now on an end is an end. */
    void leaveEnded() {
        synchronized (stopping) {
            stopping.countDown();
        }
    }

    private void keepRunning() {
        Duration pause = SHORTEST_PAUSE;
        // Not at a first start, which all make together, nor if it ends again and again.
        boolean goesFirst = false;
        while (!isStopping()) {
            long began = System.nanoTime();
            String end = runOnce(goesFirst);
            if (isStopping()) {
                return;
            }
            int death = deaths.incrementAndGet();
            boolean steady = System.nanoTime() - began > STEADY.toNanos();
            goesFirst = steady || death == 1;
            pause = steady ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            log.note(end + "; started again in " + pause.toMillis() + " ms");
            try {
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Says how it ended. */
    private String runOnce(boolean goesFirst) {
        try {
            spec.prepare().run();
            Optional<Process> started = startUnlessStopping();
            if (started.isEmpty()) {
                return "was not started";
            }
            changed.run();
            if (goesFirst) {
                precedence.begin(started.get(), spec::isReady);
            }
            return "ended with " + started.get().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "is no longer watched";
        } catch (IOException | RuntimeException e) {
            return "could not be started: " + e;
        } finally {
            process = Optional.empty();
            identity = Optional.empty();
            changed.run();
        }
    }

    private Optional<Process> startUnlessStopping() throws IOException {
        // Together with leaveEnded: nothing is started behind the back of who stops it.
        synchronized (stopping) {
            if (isStopping()) {
                return Optional.empty();
            }
            var builder = new ProcessBuilder(spec.command())
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("ONWARD_"));
            builder.environment().putAll(spec.environment());
            Process started = builder.start();
            process = Optional.of(started);
            identity = ProcessIdentity.of(started.pid());
            return process;
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
