package onward.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import onward.embedded.Folders;

/**
 * Class paths of the project's programs. The project's own jars are run from copies: a build may replace the originals
 * while an instance runs.
 */
final class Programs {
    private final Path root;
    private final Path copies;

    Programs(Checkout checkout, DataFolder data) {
        this.root = checkout.root();
        this.copies = data.run().resolve("lib");
        Folders.delete(copies);
    }

    /** Of a service, as the build left it. */
    String ofService(String service) {
        Path target = root.resolve("services").resolve(service).resolve("target");
        Path jar = target.resolve("onward-" + service + "-0.1.0.jar");
        Path libraries = target.resolve("classpath");
        if (!Files.exists(jar) || !Files.exists(libraries)) {
            throw new Refusal("The service " + service + " is not built: there is no " + jar + ".");
        }
        try {
            return copied(jar + File.pathSeparator + Files.readString(libraries).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the runner, which the infrastructure's programs come with. */
    String ofRunner() {
        return copied(System.getProperty("java.class.path"));
    }

    private String copied(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1))
                .map(Path::of)
                .map(entry -> entry.startsWith(root) && Files.isRegularFile(entry) ? copy(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path copy(Path jar) {
        Path copy = copies.resolve(jar.getFileName());
        try {
            if (!Files.exists(copy)) {
                Files.createDirectories(copies);
                Files.copy(jar, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
