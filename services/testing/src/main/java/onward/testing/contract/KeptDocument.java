package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A document as it is checked in, against the one that follows from the code. */
public final class KeptDocument {
    private static final Path CONTRACTS =
            Path.of("..", "..", "contracts").toAbsolutePath().normalize();

    private final String service;
    private final Path file;
    private final ObjectNode now;

    private KeptDocument(String service, ObjectNode now) {
        this.service = service;
        this.file = fileOf(service);
        this.now = now;
    }

    /** That of the service in whose folder this runs. */
    public static KeptDocument of(String service) {
        return new KeptDocument(service, new ApiDocument(CONTRACTS).of(service, Path.of("target", "classes")));
    }

    /** That of the whole interface, put together from those services' documents as they are checked in. */
    public static KeptDocument merged(List<String> services) {
        return new KeptDocument("onward", new ApiDocument(CONTRACTS).merged(services));
    }

    /** The status that each code is told with. */
    public static Map<String, Integer> toldStatuses() {
        Map<String, Integer> statuses = new TreeMap<>();
        Yaml.read(CONTRACTS.resolve("http/words/problems.yaml"))
                .properties()
                .forEach(code -> statuses.put(
                        code.getKey(), code.getValue().path("status").intValue()));
        return statuses;
    }

    static Path fileOf(String service) {
        return CONTRACTS.resolve("http").resolve(service + ".openapi.yaml");
    }

    /** What is wrong with it, as sentences; with {@code -Dcontracts.write=true} it is written anew first. */
    public List<String> faults() {
        try {
            String text = Yaml.write(now);
            if (Boolean.getBoolean("contracts.write")) {
                Files.writeString(file, text);
            }
            List<String> faults = new ArrayList<>();
            if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                faults.add("contracts/http/" + file.getFileName() + " no longer says what the code and its words say."
                        + " If the change is meant, write it anew, read the"
                        + " difference and commit it: mvn verify -pl"
                        + " services/activity,services/progress,services/notifications,services/gateway"
                        + " -am -Dtest='ApiDocumentTest'"
                        + " -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dcontracts.write=true");
            }
            faults.addAll(parsed(text));
            faults.addAll(silences());
            return faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> parsed(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIParser()
                .readContents(text, null, options).getMessages().stream()
                        .map(message -> service + ": " + message)
                        .toList();
    }

    /** What a reader would miss. */
    private List<String> silences() {
        List<String> silences = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Operations.of(now).forEach(operation -> {
            JsonNode said = operation.said();
            for (String part : List.of("tags", "operationId", "summary")) {
                if (said.path(part).isEmpty() && said.path(part).asText().isEmpty()) {
                    silences.add(operation + " has no " + part + ".");
                }
            }
            if (!ids.add(said.path("operationId").asText())) {
                silences.add(operation + " has the operationId of another operation.");
            }
            said.path("parameters").forEach(parameter -> {
                if (parameter.path("description").asText().isEmpty()) {
                    silences.add(operation + " does not say what "
                            + parameter.path("name").asText() + " is.");
                }
            });
            JsonNode body = said.at("/requestBody/content/application~1json");
            if (!body.isMissingNode() && !body.has("example") && !body.has("examples")) {
                silences.add(operation + " has no example of its body.");
            }
            said.path("responses").properties().forEach(response -> {
                JsonNode json = response.getValue().at("/content/application~1json");
                if (!json.isMissingNode() && !json.has("example") && !json.has("examples")) {
                    silences.add(operation + " has no example of its answer " + response.getKey() + ".");
                }
            });
        });
        return silences;
    }
}
