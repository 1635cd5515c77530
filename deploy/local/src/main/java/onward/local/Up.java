package onward.local;

import java.io.File;
import java.lang.ref.Reference;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start everything and keep it running.")
final class Up implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "Where to keep the data (default: .onward/data).")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where the gateway listens (default: 8080).")
    int port;

    @Option(names = "--empty", description = "Only the studios and their people, no stories of demo clients.")
    boolean empty;

    @Option(names = "--detach", description = "Return when it is ready and leave it running.")
    boolean detach;

    @Option(names = "--detached", hidden = true)
    boolean detached;

    private final Console console = new Console(System.out);

    @Override
    public Integer call() throws InterruptedException {
        Checkout checkout = Checkout.fromProperties();
        DataFolder data = folder.map(DataFolder::new).orElseGet(checkout::defaultData);
        refusePortOutOfRange();
        Processes.refuseUnusable(data.root());
        data.prepare();
        if (detach) {
            return new DetachedStart(checkout, data).start(port, empty);
        }
        FileLock lock = data.lock().orElseThrow(() -> alreadyRuns(data));
        try {
            return run(checkout, data);
        } finally {
            // Held until here; a process that is killed loses it too.
            Reference.reachabilityFence(lock);
        }
    }

    private Integer run(Checkout checkout, DataFolder data) throws InterruptedException {
        long began = System.nanoTime();
        var runner = new Runner(checkout, data, port, console);
        checkout.rememberLastStarted(data);
        var started = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAtEnd(runner, started), "stop"));
        console.say("Onward starts on " + data.root() + File.separator);
        runner.start();
        if (!empty) {
            runner.seed();
        }
        started.countDown();
        Welcome.lines(data, port, Duration.ofNanos(System.nanoTime() - began), empty, detached)
                .forEach(console::say);
        runner.declareReady();
        // Until Ctrl-C or SIGTERM.
        new CountDownLatch(1).await();
        return 0;
    }

    private void stopAtEnd(Runner runner, CountDownLatch started) {
        boolean ran = started.getCount() == 0;
        console.say(ran ? "Stopping." : "Stopping what was started.");
        runner.stop();
        console.say("Stopped.");
        if (ran) {
            // The end that was wished for, not the death by a signal that the JVM would report.
            Runtime.getRuntime().halt(0);
        }
    }

    private void refusePortOutOfRange() {
        if (port < 1 || port > 65_535) {
            throw new Refusal("There is no port " + port + ": choose one from 1 to 65535.");
        }
    }

    static Refusal alreadyRuns(DataFolder data) {
        String pid = data.instance()
                .map(instance -> " (pid " + instance.runner().pid() + ", port " + instance.port() + ")")
                .orElse("");
        return new Refusal("Onward already runs on " + data.root() + pid + ".");
    }
}
