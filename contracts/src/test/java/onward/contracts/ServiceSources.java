package onward.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who sends and who receives, as the services' sources say it: a projection names its topics, an event is made with
 * {@code new} by the service that tells it, the topic stands in that service's settings. The contracts stand below the
 * services, so their classes cannot be asked.
 */
final class ServiceSources {
    private static final Path SERVICES =
            Path.of("..", "services").toAbsolutePath().normalize();
    private static final Pattern PROJECTION = Pattern.compile("class (\\w+) implements [^{]*\\bProjection\\b");
    private static final Pattern TOPIC = Pattern.compile("Topics\\.([A-Z]+)");
    private static final Pattern OUTBOX_TOPIC = Pattern.compile("^ +topic: (onward\\.\\S+)$", Pattern.MULTILINE);

    private ServiceSources() {}

    /** Services by the topic that they send to. */
    static Map<String, String> senders() {
        Map<String, String> senders = new TreeMap<>();
        for (String service : services()) {
            Path settings = SERVICES.resolve(service).resolve("src/main/resources/application.yml");
            if (Files.exists(settings)) {
                OUTBOX_TOPIC.matcher(read(settings)).results().forEach(topic -> senders.put(topic.group(1), service));
            }
        }
        return senders;
    }

    /** The topics of each projection, by {@code <service>.<class>}. */
    static Map<String, List<String>> receivers() {
        Map<String, List<String>> receivers = new TreeMap<>();
        for (String service : services()) {
            for (String source : sources(service)) {
                PROJECTION
                        .matcher(source)
                        .results()
                        .forEach(found -> receivers.put(service + "." + found.group(1), topics(source)));
            }
        }
        return receivers;
    }

    /** The services that make events of that type. */
    static List<String> makersOf(EventType type) {
        String made = "new " + type.wireName() + "(";
        return services().stream()
                .filter(service -> sources(service).stream().anyMatch(source -> source.contains(made)))
                .toList();
    }

    private static List<String> topics(String projection) {
        int from = projection.indexOf("Set<String> topics()");
        String body = projection.substring(from, projection.indexOf('}', from));
        return TOPIC.matcher(body)
                .results()
                .map((MatchResult topic) -> topicNamed(topic.group(1)))
                .toList();
    }

    private static String topicNamed(String constant) {
        try {
            return (String) Topics.class.getField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no topic " + constant, e);
        }
    }

    private static List<String> services() {
        try (Stream<Path> folders = Files.list(SERVICES)) {
            return List.copyOf(
                    new TreeSet<>(folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                            .map(folder -> folder.getFileName().toString())
                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sources(String service) {
        try (Stream<Path> files = Files.walk(SERVICES.resolve(service).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(ServiceSources::read)
                    .toList();
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
