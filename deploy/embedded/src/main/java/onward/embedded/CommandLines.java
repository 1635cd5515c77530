package onward.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running process was started as. */
public final class CommandLines {
    private CommandLines() {}

    /** The words of the command, the program first; empty when there is no such process, or one that has ended. */
    public static Optional<List<String>> of(long pid) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            if (raw.length == 0) {
                return Optional.empty();
            }
            return Optional.of(List.of(new String(raw, StandardCharsets.UTF_8).split("\0")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
