package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import onward.testing.contract.Operations.Operation;

/**
 * What the annotation processor wrote of a service's controllers, without what no caller sees: the caller's own identity
 * comes from the token, and an absent value is left out, not null.
 */
final class Generated {
    private static final String SCHEMAS = "#/components/schemas/";

    private Generated() {}

    static ObjectNode read(Path classes) {
        try (Stream<Path> files = Files.list(classes.resolve("META-INF/swagger"))) {
            List<Path> documents =
                    files.filter(file -> file.toString().endsWith(".yml")).toList();
            if (documents.size() != 1) {
                throw new IllegalStateException("One document is expected in " + classes + ", there are " + documents);
            }
            ObjectNode document = Yaml.read(documents.getFirst());
            Operations.of(document).forEach(Generated::clean);
            rename(document);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clean(Operation operation) {
        ObjectNode said = operation.said();
        if (said.get("parameters") instanceof ArrayNode parameters) {
            parameters.removeIf(parameter -> parameter.path("name").asText().equals("caller"));
            parameters.forEach(parameter -> {
                ObjectNode schema = (ObjectNode) parameter.get("schema");
                schema.remove("nullable");
            });
            if (parameters.isEmpty()) {
                said.remove("parameters");
            }
        }
        // A body that is only the caller is none; one beside the caller is the body itself.
        JsonNode schema = said.at("/requestBody/content/application~1json/schema");
        if (schema.path("allOf").isArray()) {
            said.withObject("/requestBody/content/application~1json")
                    .set("schema", schema.get("allOf").get(0));
        } else if (schema.path("properties").size() == 1
                && schema.path("properties").has("caller")) {
            said.remove("requestBody");
        }
        ObjectNode bodyless = said.withObject("/responses");
        bodyless.forEach(response -> ((ObjectNode) response).put("description", "Done."));
    }

    /** {@code SessionsController.Answer} becomes {@code SessionsAnswer}: names that generators take as they are. */
    private static void rename(ObjectNode document) {
        for (ObjectNode object : Yaml.objects(document)) {
            if (object.path("$ref").asText().startsWith(SCHEMAS)) {
                object.set(
                        "$ref",
                        TextNode.valueOf(
                                SCHEMAS + name(object.get("$ref").asText().substring(SCHEMAS.length()))));
            }
        }
        ObjectNode components = Yaml.inside(document, "components");
        TreeMap<String, JsonNode> renamed = new TreeMap<>();
        components
                .path("schemas")
                .properties()
                .forEach(schema -> renamed.put(name(schema.getKey()), schema.getValue()));
        components.putObject("schemas").setAll(renamed);
    }

    private static String name(String generated) {
        return generated.replaceAll("(Controller|View)\\.", "").replace(".", "");
    }

    /** Where a value that is absent is left out, null is none; a request may say null. */
    static void withoutNulls(ObjectNode document, Set<String> asked) {
        document.at("/components/schemas").properties().forEach(schema -> {
            if (!asked.contains(schema.getKey())) {
                Yaml.objects(schema.getValue()).forEach(object -> {
                    if (object.path("nullable").isBoolean()) {
                        object.remove("nullable");
                    }
                    if (object.path("allOf").size() == 1) {
                        object.set("$ref", object.get("allOf").get(0).get("$ref"));
                        object.retain("$ref");
                    }
                });
            }
        });
        Yaml.objects(document).forEach(object -> object.remove(List.of("x-type", "x-enum-varnames", "explode")));
    }

    /**
     * A reference that may be null, as OpenAPI 3.0 has it: {@code nullable} beside {@code allOf} does not let null through,
     * because what is referred to does not.
     */
    static void orNull(ObjectNode document) {
        Yaml.objects(document).forEach(object -> {
            if (object.path("nullable").asBoolean() && object.path("allOf").size() == 1) {
                ArrayNode either =
                        object.putArray("anyOf").add(object.remove("allOf").get(0));
                either.addObject()
                        .put("type", "object")
                        .put("nullable", true)
                        .putArray("enum")
                        .addNull();
                object.remove("nullable");
            }
        });
    }
}
