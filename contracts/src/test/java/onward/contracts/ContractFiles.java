package onward.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the contracts as they lie in the repository. */
final class ContractFiles {
    /** What every {@code $id} begins with. */
    static final String BASE = "https://onward.test/contracts/";

    private static final Path ROOT = Path.of("").toAbsolutePath();

    private ContractFiles() {}

    /** An example of one version of one type. */
    record Example(String type, int version, Path file) {
        String json() {
            return read(file);
        }

        @Override
        public String toString() {
            return type + " v" + version + " " + file.getFileName();
        }
    }

    static List<String> types() {
        return list(ROOT.resolve("events"))
                .map(Path::getFileName)
                .map(Path::toString)
                .toList();
    }

    static List<Integer> versions(String type) {
        return list(ROOT.resolve("events").resolve(type))
                .map(folder -> Integer.parseInt(folder.getFileName().toString().substring(1)))
                .toList();
    }

    static List<Example> examples(String type, int version) {
        return list(folder(type, version).resolve("examples"))
                .map(file -> new Example(type, version, file))
                .toList();
    }

    static Stream<Example> examples() {
        return types().stream()
                .flatMap(type -> versions(type).stream().flatMap(version -> examples(type, version).stream()));
    }

    static String schemaId(String type, int version) {
        return BASE + "events/" + type + "/v" + version + "/schema.json";
    }

    /** The file that an {@code $id} of the project names. */
    static String byId(String id) {
        return read(ROOT.resolve(id.substring(BASE.length())));
    }

    private static Path folder(String type, int version) {
        return ROOT.resolve("events").resolve(type).resolve("v" + version);
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
