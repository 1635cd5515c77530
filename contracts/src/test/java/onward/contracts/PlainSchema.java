package onward.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** A schema as far as programs care: what it refers to is put in its place, what is for readers is left out. */
final class PlainSchema {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FOR_READERS =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default");

    private PlainSchema() {}

    static JsonNode of(String type, int version) {
        return byId(ContractFiles.schemaId(type, version));
    }

    private static JsonNode byId(String id) {
        try {
            return schema(JSON.readTree(ContractFiles.byId(id)), URI.create(id));
        } catch (JsonProcessingException e) {
            throw new AssertionError(id + " is not JSON", e);
        }
    }

    private static JsonNode schema(JsonNode schema, URI base) {
        if (schema.has("$ref")) {
            return byId(base.resolve(schema.get("$ref").textValue()).toString());
        }
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(keyword -> {
            if (!FOR_READERS.contains(keyword.getKey())) {
                plain.set(keyword.getKey(), value(keyword.getKey(), keyword.getValue(), base));
            }
        });
        return plain;
    }

    private static JsonNode value(String keyword, JsonNode value, URI base) {
        return switch (keyword) {
            case "properties" -> {
                ObjectNode members = JsonNodeFactory.instance.objectNode();
                value.properties().forEach(member -> members.set(member.getKey(), schema(member.getValue(), base)));
                yield members;
            }
            case "oneOf", "anyOf", "allOf", "prefixItems" -> {
                ArrayNode parts = JsonNodeFactory.instance.arrayNode();
                value.forEach(part -> parts.add(schema(part, base)));
                yield parts;
            }
            case "items", "not", "additionalProperties" -> value.isObject() ? schema(value, base) : value;
            case "required" -> sorted(value);
            default -> value;
        };
    }

    private static ArrayNode sorted(JsonNode names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add(name.textValue()));
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        sorted.forEach(array::add);
        return array;
    }
}
