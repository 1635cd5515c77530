package onward.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told from any that gets its pid later.
 *
 * @param pid its number
 * @param startTicks when it began, in clock ticks since the machine did
 * @param boot which start of the machine that was
 */
record ProcessIdentity(long pid, long startTicks, String boot) {
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /** The process that has this pid now, unless it has ended and only waits for its parent to notice. */
    static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // The second field is the program's name in brackets and may contain anything; what follows is numbers.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
                return Optional.empty();
            }
            return Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[START_TICKS]), bootId()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static ProcessIdentity ofThisProcess() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    boolean isAlive() {
        return of(pid).equals(Optional.of(this));
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
