package onward.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import onward.embedded.Pause;

/**
 * While one that had ended starts again, the others stand back: its start is what people wait for. Each process is the
 * first of a session, and Linux shares the processors between sessions; where it does not, nothing changes. What
 * PostgreSQL does for others it does in sessions of its own, which keep their share.
 */
final class Precedence {
    private static final int STANDING_BACK = 10;
    private static final int EQUAL = 0;
    /** Who is not ready by then is not waiting for a processor. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** How often Linux lets somebody without privileges change it. */
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(110);

    private static final int ATTEMPTS = 50;

    private final Supplier<List<Long>> all;
    private final Set<Long> starting = new HashSet<>();

    /**
     * @param all the ids of the processes that run
     */
    Precedence(Supplier<List<Long>> all) {
        this.all = all;
    }

    /** That one goes first until it is ready, has ended, or had its time; returns at once. */
    Thread begin(Process process, BooleanSupplier isReady) {
        return Thread.ofPlatform().name("precedence").daemon().start(() -> {
            share(() -> starting.add(process.pid()));
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (process.isAlive() && !isReady.getAsBoolean() && System.nanoTime() < deadline) {
                Pause.of(BETWEEN_LOOKS);
            }
            share(() -> starting.remove(process.pid()));
        });
    }

    /** Nobody stands back: a runner that was killed may have left them so. */
    void levelAll() {
        share(() -> {});
    }

    private synchronized void share(Runnable change) {
        change.run();
        for (long process : all.get()) {
            set(process, starting.isEmpty() || starting.contains(process) ? EQUAL : STANDING_BACK);
        }
    }

    private static void set(long process, int niceness) {
        Path folder = Path.of("/proc", Long.toString(process));
        for (int attempt = 0; attempt < ATTEMPTS && leadsItsSession(folder, process); attempt++) {
            try {
                Files.writeString(folder.resolve("autogroup"), Integer.toString(niceness));
                return;
            } catch (IOException tooSoonOrUnknownToThisLinux) {
                Pause.of(BETWEEN_CHANGES);
            }
        }
    }

    /** One that has only just begun may still be in the session of the runner, or of whoever called it. */
    private static boolean leadsItsSession(Path folder, long process) {
        try {
            String state = Files.readString(folder.resolve("stat"));
            // Behind the name, which may contain anything: state, parent, group, session.
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", 5);
            return Files.exists(folder.resolve("autogroup")) && Long.parseLong(fields[3]) == process;
        } catch (IOException gone) {
            return false;
        }
    }
}
