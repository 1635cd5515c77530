package onward.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own lock file. A server that is killed leaves it, and PostgreSQL then refuses to start when the pid in it
 * has meanwhile been given to any other program. So it is decided here: the file goes when that pid is not a server of
 * this folder. Backends of a killed server that are still dying are PostgreSQL's own to find, by its shared memory.
 */
record PostmasterPid(Path data, PostgresBinaries binaries) {

    void clearIfStale() throws IOException {
        Optional<Long> pid = recorded();
        if (pid.isPresent() && isServerOfThisFolder(pid.get())) {
            throw new IllegalStateException("PostgreSQL with pid " + pid.get() + " already runs on " + data);
        }
        Files.deleteIfExists(file());
    }

    Optional<Long> recorded() {
        try {
            List<String> lines = Files.readAllLines(file());
            return lines.isEmpty() || lines.getFirst().isBlank()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isServerOfThisFolder(long pid) {
        return CommandLines.of(pid)
                .filter(words -> words.contains(data.toString())
                        && words.getFirst().equals(binaries.program("postgres").toString()))
                .isPresent();
    }

    private Path file() {
        return data.resolve("postmaster.pid");
    }
}
