package onward.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml}, as the tests read it. */
record ComposeFile(Map<String, Map<String, Object>> services) {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @SuppressWarnings("unchecked")
    static ComposeFile read() {
        return new ComposeFile(
                (Map<String, Map<String, Object>>) yaml("docker-compose.yml").get("services"));
    }

    static Map<String, Object> yaml(String file) {
        return new Yaml().load(text(file));
    }

    static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Set<String> names() {
        return services.keySet();
    }

    /** What that container's program finds in its environment. */
    Map<String, String> environment(String service) {
        var environment = new TreeMap<String, String>();
        if (services.get(service).get("environment") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> environment.put(name.toString(), String.valueOf(value)));
        }
        return environment;
    }

    List<String> list(String service, String member) {
        return services.get(service).get(member) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
