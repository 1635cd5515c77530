package onward.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the first module of a build decided, kept in a file for the others: an engine that comes or goes in the middle does
 * not make half of a build something else. Tests that no build runs decide by themselves.
 *
 * @param file where it stands; empty: nowhere
 * @param build which build this is, other than any before it
 */
record BuildDecision(Optional<Path> file, String build) {

    /** As the parent POM gives it to the tests. */
    static BuildDecision fromProperties() {
        return new BuildDecision(
                Optional.ofNullable(System.getProperty("onward.test.decision")).map(Path::of),
                System.getProperty("onward.test.build", ""));
    }

    /** What this build decided, or what is decided now. */
    TestInfrastructure.Choice orElse(Supplier<TestInfrastructure.Choice> now) {
        if (file.isEmpty()) {
            return now.get();
        }
        Path known = file.orElseThrow();
        try {
            Files.createDirectories(known.getParent());
            Path lock = known.resolveSibling(known.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                assert held.isValid();
                List<String> lines = Files.exists(known) ? Files.readAllLines(known) : List.of();
                if (lines.size() == 3 && lines.getFirst().equals(build)) {
                    return new TestInfrastructure.Choice(TestInfrastructure.valueOf(lines.get(1)), lines.get(2));
                }
                TestInfrastructure.Choice choice = now.get();
                Files.write(known, List.of(build, choice.of().name(), choice.because()));
                return choice;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
