package onward.local;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * What a program had loaded when it was stopped for the first time, which makes its next starts half as dear. The JVM
 * writes it in its own time and refuses what is not of the same class path; but an archive that it refuses is never
 * replaced by it, so each class path has a file of its own, and what is of no use any more is deleted.
 */
final class ClassArchive {
    private ClassArchive() {}

    /** The flags with which a program of that class path uses its archive, or will write it. */
    static List<String> flags(Path folder, String program, String classPath) {
        Path archive = folder.resolve("%s-%08x.jsa".formatted(program, fingerprint(classPath)));
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, program + "{,-*}.jsa")) {
            for (Path each : archives) {
                if (!each.equals(archive) || !isWhole(each)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }

    private static long fingerprint(String classPath) {
        var sum = new CRC32();
        sum.update(System.getProperty("java.vm.version").getBytes(StandardCharsets.UTF_8));
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            var file = new File(entry);
            String state = entry + " " + file.length() + " " + file.lastModified() + "\n";
            sum.update(state.getBytes(StandardCharsets.UTF_8));
        }
        return sum.getValue();
    }

    /**
     * The word by which an archive is known is written last. With one that was cut short a JVM would start without even
     * the archive that it came with.
     */
    private static boolean isWhole(Path archive) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(archive))) {
            return in.readInt() != 0;
        } catch (EOFException _) {
            return false;
        }
    }
}
