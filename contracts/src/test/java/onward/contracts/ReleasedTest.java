package onward.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import onward.contracts.ContractFiles.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What was released of each version of each event, in {@code released/}, against what stands in {@code events/} now.
 * With {@code -Dcontracts.write=true} what was added since becomes part of what is released; what was broken does not.
 */
class ReleasedTest {
    private static final Path RELEASED = Path.of("released").toAbsolutePath();
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void nothing_that_was_released_is_broken() {
        assertThat(released()).isNotEmpty();
        assertThat(breakages()).isEmpty();
    }

    @Test
    void every_event_of_the_first_release_is_kept() {
        // So that a baseline that is deleted does not pass for one that is kept.
        assertThat(Arrays.stream(EventType.values()).filter(type -> released().containsKey(name(type.wireName(), 1))))
                .hasSizeGreaterThanOrEqualTo(35);
    }

    @Test
    @EnabledIfSystemProperty(named = "contracts.write", matches = "true")
    void what_was_added_is_released() throws IOException {
        assertThat(breakages()).isEmpty();
        for (Map.Entry<String, JsonNode> version : now().entrySet()) {
            Files.writeString(
                    RELEASED.resolve(version.getKey() + ".json"),
                    JSON.writer(pretty()).writeValueAsString(version.getValue()) + "\n");
        }
    }

    private static List<String> breakages() {
        Map<String, JsonNode> now = now();
        return released().entrySet().stream()
                .flatMap(version -> Breakage.between(
                        version.getKey().replace('.', ' '),
                        version.getValue(),
                        now.getOrDefault(version.getKey(), MissingNode.getInstance()))
                        .stream())
                .toList();
    }

    private static Map<String, JsonNode> now() {
        Map<String, JsonNode> versions = new TreeMap<>();
        for (String type : ContractFiles.types()) {
            for (int version : ContractFiles.versions(type)) {
                versions.put(name(type, version), now(type, version));
            }
        }
        return versions;
    }

    private static JsonNode now(String type, int version) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.set("schema", PlainSchema.of(type, version));
        ObjectNode examples = both.putObject("examples");
        for (Example example : ContractFiles.examples(type, version)) {
            examples.set(example.file().getFileName().toString(), tree(example.json()));
        }
        return tree(both.toString());
    }

    private static Map<String, JsonNode> released() {
        Map<String, JsonNode> versions = new TreeMap<>();
        try (Stream<Path> files = Files.list(RELEASED)) {
            for (Path file : files.toList()) {
                versions.put(file.getFileName().toString().replaceFirst("\\.json$", ""), tree(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    private static String name(String type, int version) {
        return type + ".v" + version;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static DefaultPrettyPrinter pretty() {
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
