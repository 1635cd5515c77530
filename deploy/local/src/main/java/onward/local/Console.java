package onward.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the person at the terminal sees. */
final class Console {
    private static final Duration SILENCE = Duration.ofSeconds(5);

    /** Until the same is said again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PrintStream out;
    private String lastWaited = "";
    private long lastSaid = System.nanoTime();

    Console(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
        lastSaid = System.nanoTime();
    }

    void ready(String process, Duration after) {
        say("  %-15s ready  %5s s".formatted(process, seconds(after)));
    }

    /** Says so when nothing was said for a while. */
    synchronized void waitingFor(List<String> processes) {
        String line = "  waiting for " + String.join(", ", processes);
        Duration silence = line.equals(lastWaited) ? PATIENCE : SILENCE;
        if (!processes.isEmpty() && System.nanoTime() - lastSaid > silence.toNanos()) {
            say(line);
            lastWaited = line;
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }
}
