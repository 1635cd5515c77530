package onward.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that {@link Process} does not know. */
public final class Signals {
    private Signals() {}

    /** SIGINT; a process that is gone already is no error. */
    public static void interrupt(long pid) {
        send("INT", pid);
    }

    private static void send(String signal, long pid) {
        try {
            // The shell's own kill: there is not always one in /bin.
            Process kill = new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
