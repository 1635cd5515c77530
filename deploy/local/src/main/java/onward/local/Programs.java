package onward.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import onward.embedded.Folders;

/**
 * Class paths of the project's programs. The project's own jars are run from copies: a build may replace the originals
 * while an instance runs. A copy lies in a folder named after the state of its original, so that a command line tells
 * what it runs.
 */
final class Programs {
    private final Path root;
    private final Path copies;
    private final Set<Path> inUse = new HashSet<>();

    Programs(Checkout checkout, DataFolder data) {
        this.root = checkout.root();
        this.copies = data.run().resolve("lib");
    }

    /** Deletes the copies that were not asked for; nothing must run from them any more. */
    void deleteOthers() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(copies)) {
            for (Path folder : folders) {
                if (!inUse.contains(folder)) {
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        try {
            String state = Files.getLastModifiedTime(jar).toInstant().toEpochMilli() + "-" + Files.size(jar);
            Path folder = copies.resolve(state);
            inUse.add(folder);
            Path copy = folder.resolve(jar.getFileName());
            if (!Files.exists(copy)) {
                Files.createDirectories(folder);
                Path half = folder.resolve(jar.getFileName() + ".half");
                Files.copy(jar, half, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
