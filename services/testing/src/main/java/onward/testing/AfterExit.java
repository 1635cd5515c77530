package onward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done when this JVM has ended, however it ended: a small shell waits for the end of a pipe whose other end
 * this JVM holds, so that it also works for kill -9 and does not hold up a JVM that ends by itself.
 */
final class AfterExit {
    private AfterExit() {}

    /** A new folder that is deleted after this JVM has ended. */
    static Path temporaryFolder(String name) {
        try {
            Path folder = Files.createTempDirectory("onward-" + name + "-");
            // Programs of the folder may still be ending, and writing.
            run("for try in 1 2 3 4 5 6; do rm -rf \"$1\" && exit; sleep 0.5; done", folder.toString());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process if it still is one that was started with that word. */
    static void kill(long pid, String word) {
        run(
                "while grep -qF -- \"$2\" \"/proc/$1/cmdline\" 2>/dev/null; do kill -s QUIT \"$1\"; sleep 0.1; done",
                Long.toString(pid),
                word);
    }

    private static void run(String script, String... arguments) {
        // In a session of its own and deaf to Ctrl-C, which a terminal sends to all at once.
        String waiting = "trap '' INT TERM HUP; read -r never; " + script;
        var command = new ArrayList<>(List.of("setsid", "sh", "-c", waiting, "after-exit"));
        command.addAll(List.of(arguments));
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
