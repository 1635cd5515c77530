package onward.local;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import onward.embedded.Pause;

/** Starts the processes stage by stage, keeps them running, and stops them in the opposite order. */
final class Supervisor {
    /** How long a process may take to end when it is asked to; the first time it also writes its archive of classes. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DEATHS_AT_START = 3;

    private final List<Watched> watched;
    private final Console console;
    private final Duration grace;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;

    /**
     * @param inherited those that run already, by name
     * @param changed told whenever a process begins or ends
     */
    Supervisor(
            List<ProcessSpec> specs,
            Map<String, ProcessIdentity> inherited,
            DataFolder data,
            Console console,
            Duration grace,
            Runnable changed) {
        this.grace = grace;
        this.console = console;
        var precedence = new Precedence(this::processes);
        this.watched = specs.stream()
                .map(spec -> new Watched(
                        spec,
                        Optional.ofNullable(inherited.get(spec.name())),
                        new LogFile(data.log(spec.name())),
                        changed,
                        precedence))
                .toList();
        if (!inherited.isEmpty()) {
            Thread.ofPlatform().name("precedence").daemon().start(precedence::levelAll);
        }
        Thread.ofPlatform().name("logs").daemon().start(this::boundLogs);
    }

    private void boundLogs() {
        try {
            while (!stopped.await(5, TimeUnit.SECONDS)) {
                try {
                    watched.forEach(process -> process.log().bound());
                } catch (UncheckedIOException e) {
                    console.say("The logs cannot be kept small: " + e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts all of those stages at once and returns when all are ready. */
    void start(Stage... stages) {
        var waiting = new ArrayList<>(
                Stream.of(stages).flatMap(stage -> of(stage).stream()).toList());
        long began = System.nanoTime();
        for (Watched process : waiting) {
            if (!stopping) {
                process.start();
            }
        }
        while (!waiting.isEmpty()) {
            if (stopping) {
                throw new Refusal("Stopped while starting.");
            }
            long elapsed = System.nanoTime() - began;
            for (Watched process : List.copyOf(waiting)) {
                if (process.spec().isReady()) {
                    waiting.remove(process);
                    console.ready(process.spec().name(), Duration.ofNanos(elapsed));
                } else if (process.deaths() >= DEATHS_AT_START) {
                    throw new Refusal("%s does not start: it ended %d times. See %s"
                            .formatted(
                                    process.spec().name(),
                                    process.deaths(),
                                    process.log().path()));
                }
            }
            if (elapsed > PATIENCE.toNanos()) {
                throw new Refusal("%s is not ready after %d s. See %s"
                        .formatted(
                                waiting.getFirst().spec().name(),
                                PATIENCE.toSeconds(),
                                waiting.getFirst().log().path()));
            }
            console.waitingFor(
                    waiting.stream().map(process -> process.spec().name()).toList());
            Pause.of(Duration.ofMillis(50));
        }
    }

    private List<Long> processes() {
        return watched.stream()
                .flatMap(process -> process.identity().stream())
                .map(ProcessIdentity::pid)
                .toList();
    }

    List<Instance.Member> members() {
        return watched.stream()
                .map(process -> new Instance.Member(
                        process.spec().name(),
                        process.spec().port(),
                        process.spec().readiness(),
                        process.identity()))
                .toList();
    }

    /** Returns when none runs any more. */
    void stop() {
        stopping = true;
        watched.forEach(Watched::leaveEnded);
        for (Stage stage : Stage.inOrderOfStop()) {
            List<ProcessIdentity> processes = of(stage).stream()
                    .map(Watched::identity)
                    .flatMap(Optional::stream)
                    .toList();
            Stopping.stop(processes, stage, grace);
        }
        stopped.countDown();
    }

    private List<Watched> of(Stage stage) {
        return watched.stream()
                .filter(process -> process.spec().stage() == stage)
                .toList();
    }
}
