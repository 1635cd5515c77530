package onward.local;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import onward.embedded.Pause;

/** Starts a runner in a session of its own, shows what it says until it is ready, and leaves it. */
final class DetachedStart {
    private final Checkout checkout;
    private final DataFolder data;

    DetachedStart(Checkout checkout, DataFolder data) {
        this.checkout = checkout;
        this.data = data;
    }

    /** The exit code: 0 when it is ready. */
    int start(int port, boolean empty) {
        refuseIfItRuns();
        var log = new LogFile(data.log("runner"));
        log.begin();
        try {
            Process runner = new ProcessBuilder(command(port, empty))
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                    .start();
            return follow(runner, log.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The runner takes the folder for itself; this looks before its predecessor's log is put aside. */
    private void refuseIfItRuns() {
        if (!data.isFree()) {
            throw Up.alreadyRuns(data);
        }
    }

    private int follow(Process runner, Path log) throws IOException {
        try (var said = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                // Asked before the last look at the log, so that its last words are not missed.
                boolean ended = !runner.isAlive();
                boolean ready = isReady(runner);
                show(said);
                if (ready) {
                    return 0;
                }
                if (ended) {
                    return runner.exitValue() == 0 ? 1 : runner.exitValue();
                }
                Pause.of(Duration.ofMillis(50));
            }
        }
    }

    private static void show(RandomAccessFile said) throws IOException {
        byte[] more = new byte[(int) (said.length() - said.getFilePointer())];
        said.readFully(more);
        System.out.write(more);
        System.out.flush();
    }

    private boolean isReady(Process runner) {
        return data.instance()
                .filter(instance -> instance.ready() && instance.runner().pid() == runner.pid())
                .isPresent();
    }

    private List<String> command(int port, boolean empty) {
        var command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=onward/embedded/logback.xml",
                "-Donward.checkout=" + checkout.root(),
                "-Donward.state=" + checkout.state(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--detached",
                "--data=" + data.root(),
                "--port=" + port));
        if (empty) {
            command.add("--empty");
        }
        return command;
    }
}
