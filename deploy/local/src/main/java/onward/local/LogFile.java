package onward.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** What a process says, with the run before it beside it as {@code .1}. It never grows over {@link #LIMIT} for long. */
final class LogFile {
    private static final long LIMIT = 10_000_000;

    private final Path file;

    LogFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** Begins a new file for a new run. */
    void begin() {
        try {
            if (Files.exists(file)) {
                Files.move(file, previous(), StandardCopyOption.REPLACE_EXISTING);
            }
            AtomicFiles.write(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of the runner's own. */
    void note(String line) {
        try {
            Files.writeString(
                    file,
                    "--- " + Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file that grew too large aside and goes on with an empty one; the process writes to the same one. */
    void bound() {
        try {
            if (Files.exists(file) && Files.size(file) > LIMIT) {
                Files.copy(file, previous(), StandardCopyOption.REPLACE_EXISTING);
                // It is open for appending, so what is written next begins at its new end.
                try (var open = new RandomAccessFile(file.toFile(), "rw")) {
                    open.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path previous() {
        return file.resolveSibling(file.getFileName() + ".1");
    }
}
