package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The values that requests and events share, as {@code contracts/values} describes them (JSON Schema 2020-12), in the
 * words of OpenAPI 3.0. Alternatives become schemas of their own, so that generators have a name for each.
 */
final class Values {
    private final Path folder;
    private final ObjectNode schemas;

    Values(Path folder, ObjectNode schemas) {
        this.folder = folder;
        this.schemas = schemas;
    }

    /** Puts the value of that file, such as {@code plan-item}, among the schemas. */
    void add(String file) {
        ObjectNode value = Yaml.read(folder.resolve(file + ".json"));
        String name = name(file);
        if (value.get("oneOf") instanceof ArrayNode alternatives) {
            ObjectNode either = Yaml.MAPPER.createObjectNode();
            either.put("description", value.path("description").asText());
            ArrayNode named = either.putArray("oneOf");
            for (JsonNode alternative : alternatives) {
                String own = name + alternative.get("title").asText();
                schemas.set(own, schema(alternative));
                named.addObject().put("$ref", "#/components/schemas/" + own);
            }
            schemas.set(name, either);
        } else {
            schemas.set(name, schema(value));
        }
    }

    private static ObjectNode schema(JsonNode of) {
        ObjectNode schema = of.deepCopy();
        Yaml.objects(schema).forEach(Values::translate);
        schema.remove("title");
        return schema;
    }

    private static void translate(ObjectNode part) {
        part.remove(List.of("$schema", "$id"));
        if (part.path("$ref").asText().endsWith(".json")) {
            part.put(
                    "$ref",
                    "#/components/schemas/" + name(part.get("$ref").asText().replaceFirst("\\.json$", "")));
            part.retain("$ref");
        }
        if (part.path("examples").isArray()) {
            part.set("example", part.get("examples").get(0));
            part.remove("examples");
        }
        if (part.path("exclusiveMinimum").isNumber()) {
            part.set("minimum", part.get("exclusiveMinimum"));
            part.put("exclusiveMinimum", true);
        }
        if (part.path("enum").isArray() && !part.has("type")) {
            part.put("type", "string");
        }
        if (part.path("required").isArray() && part.path("required").isEmpty()) {
            part.remove("required");
        }
    }

    private static String name(String file) {
        return Arrays.stream(file.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
