package onward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Where what was found is written besides the table. */
final class JsonFile {
    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go too.")
    Optional<Path> json = Optional.empty();

    void write(Supplier<Report> report) throws IOException {
        if (json.isPresent()) {
            report.get().writeTo(json.get());
        }
    }
}
