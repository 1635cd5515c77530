package onward.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import onward.embedded.Pause;

/** One program that is started again whenever it ends, until it is told to stop. */
final class Watched {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Who ran this long did not fail at its start. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final ProcessSpec spec;
    private final LogFile log;
    private final Runnable changed;
    private final Precedence precedence;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread watcher;
    private volatile Optional<ProcessIdentity> identity;
    private final AtomicInteger deaths = new AtomicInteger();

    /**
     * @param inherited the process, if it already runs
     * @param changed told of every start and end
     * @param precedence what it has when it is started again
     */
    Watched(
            ProcessSpec spec,
            Optional<ProcessIdentity> inherited,
            LogFile log,
            Runnable changed,
            Precedence precedence) {
        this.spec = spec;
        this.identity = inherited;
        this.log = log;
        this.changed = changed;
        this.precedence = precedence;
        this.watcher = Thread.ofPlatform().name("watch " + spec.name()).daemon().unstarted(this::keepRunning);
    }

    void start() {
        // Who already runs goes on with its log.
        if (identity.isEmpty()) {
            log.begin();
        }
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
            String end = identity.isPresent() ? awaitEnd(identity.get()) : runOnce(goesFirst);
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

    /** Of one that is not our child, nobody but the kernel knows how it ended. */
    private String awaitEnd(ProcessIdentity inherited) {
        while (inherited.isAlive()) {
            Pause.of(BETWEEN_LOOKS);
        }
        identity = Optional.empty();
        changed.run();
        return "ended";
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
            // In a session of its own: Ctrl-C in a terminal is for the runner, which then stops the others in order.
            var command = new ArrayList<>(List.of("setsid"));
            command.addAll(spec.command());
            var builder = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith(Marker.ONWARD));
            builder.environment().putAll(spec.environment());
            Process started = builder.start();
            identity = ProcessIdentity.of(started.pid());
            return Optional.of(started);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
