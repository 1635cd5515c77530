package onward.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the instances of a bench lie. */
final class KeptFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Kept, and not filled again the next time (default: a folder that is deleted).")
    Optional<Path> data = Optional.empty();

    Path open() throws IOException {
        return data.isPresent()
                ? Files.createDirectories(data.get().toAbsolutePath())
                : Files.createTempDirectory("onward-bench-");
    }

    /** Deletes it, if nobody named it. */
    void leave(Path folder) throws IOException {
        if (data.isPresent()) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
