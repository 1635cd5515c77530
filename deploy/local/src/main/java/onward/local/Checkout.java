package onward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder that {@code ./onward} stands in.
 *
 * @param root with the built services beneath it
 * @param state what is remembered here between commands; never in version control
 */
record Checkout(Path root, Path state) {

    static Checkout fromProperties() {
        String root = System.getProperty("onward.checkout");
        if (root == null) {
            throw new Refusal("Start it with ./onward, which knows where it stands.");
        }
        Path folder = Path.of(root).toAbsolutePath().normalize();
        return new Checkout(
                folder,
                Path.of(System.getProperty(
                        "onward.state", folder.resolve(".onward").toString())));
    }

    DataFolder defaultData() {
        return new DataFolder(state.resolve("data"));
    }

    /** Remembers which data folder the other commands mean. */
    void rememberLastStarted(DataFolder data) {
        try {
            Files.createDirectories(state);
            AtomicFiles.write(lastStartedFile(), data.root() + "\n");
        } catch (IOException e) {
            throw new Refusal("Cannot write to " + state + ": " + e.getMessage() + ".", e);
        }
    }

    /** The data folder of the instance that was started last from here. */
    Optional<DataFolder> lastStarted() {
        try {
            return Optional.of(
                    new DataFolder(Path.of(Files.readString(lastStartedFile()).strip())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lastStartedFile() {
        return state.resolve("instance");
    }
}
