package onward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import onward.embedded.Pause;

/**
 * While one that had ended starts again, the others stand back: its start is what people wait for. Each process is the
 * first of a session, and Linux shares the processors between sessions; where it does not, nothing changes.
 */
final class Precedence {
    private static final int STANDING_BACK = 10;
    private static final int EQUAL = 0;
    /** How often Linux lets somebody without privileges change it. */
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(110);

    private static final int ATTEMPTS = 5;

    private final Supplier<List<Long>> all;
    private final Set<Long> starting = new HashSet<>();

    /**
     * @param all the ids of the processes that run
     */
    Precedence(Supplier<List<Long>> all) {
        this.all = all;
    }

    /** That one starts. */
    synchronized void begin(long process) {
        starting.add(process);
        share();
    }

    /** That one is ready, or has ended before it was. */
    synchronized void end(long process) {
        starting.remove(process);
        share();
    }

    private void share() {
        for (long process : all.get()) {
            set(process, starting.isEmpty() || starting.contains(process) ? EQUAL : STANDING_BACK);
        }
    }

    private static void set(long process, int niceness) {
        Path file = Path.of("/proc", Long.toString(process), "autogroup");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                Files.writeString(file, Integer.toString(niceness));
                return;
            } catch (NoSuchFileException goneOrUnknownToThisLinux) {
                return;
            } catch (IOException tooSoon) {
                Pause.of(BETWEEN_CHANGES);
            }
        }
    }
}
