package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import onward.testing.contract.Operations.Operation;

/** The document of one service's HTTP interface. */
final class ApiDocument {
    /** The codes of an answer that is a problem. */
    static final String CODES = "x-codes";

    static final String RESPONSES = "#/components/responses/";

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String CREATED = "x-created";
    private static final String ETAG = "x-etag";
    private static final String EXAMPLE = "x-example";
    private static final String ASKED = "x-body-example";
    private static final String STATUS = "x-status";

    private final Path contracts;

    ApiDocument(Path contracts) {
        this.contracts = contracts;
    }

    /**
     * Of the compiled classes of a service and its words.
     *
     * @throws IllegalStateException if they do not fit each other; says what to do
     */
    ObjectNode of(String service, Path classes) {
        ObjectNode document = Generated.read(classes);
        ObjectNode common = words("common");
        ObjectNode words = words(service);
        ObjectNode paths = (ObjectNode) document.get("paths");
        words.path("x-left-out").forEach(path -> paths.remove(path.asText()));
        words.remove("x-left-out");
        refuseUnknownWords(service, words, document);
        Values values = new Values(contracts.resolve("values"), (ObjectNode) document.at("/components/schemas"));
        words.path("x-values").forEach(value -> values.add(value.asText()));
        words.remove("x-values");
        Operations.of(document)
                .forEach(operation -> Words.overParameters(operation.said(), common.path("x-parameters")));
        common.remove("x-parameters");
        ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
        Generated.withoutNulls(document, reachable(schemas, asked(document)));
        Words.over(document, common);
        Words.over(document, words);
        Generated.orNull(document);
        Refusals refusals = new Refusals(words("problems"), document.withObject("/components/responses"));
        Operations.of(document).forEach(operation -> {
            finish(operation);
            refusals.tell(operation);
        });
        schemas.retain(reachable(schemas, used(document)));
        return inOrder(document);
    }

    private static List<ObjectNode> used(JsonNode document) {
        List<ObjectNode> used = new ArrayList<>(Yaml.objects(document.get("paths")));
        used.addAll(Yaml.objects(document.at("/components/responses")));
        return used;
    }

    /** The documents of several services as the one that the gateway serves: what stands under {@code /v1}. */
    ObjectNode merged(List<String> services) {
        ObjectNode merged = Yaml.MAPPER.createObjectNode();
        TreeMap<String, JsonNode> paths = new TreeMap<>();
        ArrayNode tags = Yaml.MAPPER.createArrayNode();
        Set<String> named = new TreeSet<>();
        for (String service : services) {
            ObjectNode document = Yaml.read(contracts.resolve("http").resolve(service + ".openapi.yaml"));
            document.path("paths").properties().forEach(path -> {
                if (path.getKey().startsWith("/v1/")) {
                    paths.put(path.getKey(), path.getValue());
                }
            });
            document.path("tags").forEach(tag -> {
                if (!tag.path("x-local").asBoolean()
                        && named.add(tag.path("name").asText())) {
                    tags.add(tag);
                }
            });
            refuseClashes(merged.at("/components/schemas"), document.at("/components/schemas"), service);
            Words.over(Yaml.inside(merged, "components"), document.path("components"));
        }
        Words.over(merged, words("onward"));
        merged.set("tags", tags);
        merged.putObject("paths").setAll(paths);
        ObjectNode schemas = (ObjectNode) merged.at("/components/schemas");
        schemas.retain(reachable(schemas, used(merged)));
        Set<String> responses = new TreeSet<>();
        Yaml.objects(merged.get("paths")).stream()
                .map(object -> object.path("$ref").asText())
                .filter(reference -> reference.startsWith(RESPONSES))
                .forEach(reference -> responses.add(reference.substring(RESPONSES.length())));
        merged.withObject("/components/responses").retain(responses);
        return inOrder(merged);
    }

    private static void refuseClashes(JsonNode known, JsonNode added, String service) {
        added.properties().forEach(schema -> {
            JsonNode other = known.path(schema.getKey());
            if (!other.isMissingNode() && !other.equals(schema.getValue())) {
                throw new IllegalStateException("The schema " + schema.getKey() + " of " + service
                        + " is another one than that of the same name of another service: give it a name of its own.");
            }
        });
    }

    private static void refuseUnknownWords(String service, JsonNode words, JsonNode document) {
        Set<String> known = new TreeSet<>();
        Operations.of(document).forEach(operation -> known.add(operation.toString()));
        for (Operation operation : Operations.of(words)) {
            if (!known.contains(operation.toString())) {
                throw new IllegalStateException("contracts/http/words/" + service + ".yaml speaks of " + operation
                        + ", which no controller of " + service + " answers: take it out, or mend its path.");
            }
        }
        Operations.of(words).forEach(operation -> known.remove(operation.toString()));
        if (!known.isEmpty()) {
            throw new IllegalStateException("contracts/http/words/" + service + ".yaml says nothing of "
                    + String.join(", ", known)
                    + ": say there what it is for (tags, operationId, summary, x-refusals, examples).");
        }
    }

    /** The abbreviations of the words: what is answered at first, with an ETag, for example. */
    private static void finish(Operation operation) {
        ObjectNode said = operation.said();
        ObjectNode responses = Yaml.inside(said, "responses");
        if (said.has(ASKED)) {
            said.withObject("/requestBody/content/application~1json").set("example", said.get(ASKED));
        }
        if (said.path(ETAG).asBoolean()) {
            responses.withObject("/200/headers/ETag").put("$ref", "#/components/headers/ETag");
        }
        if (said.has(EXAMPLE)) {
            responses.withObject("/200/content/application~1json").set("example", said.get(EXAMPLE));
        }
        if (said.has(CREATED)) {
            ObjectNode created = responses.get("200").deepCopy();
            Words.over(created, said.get(CREATED));
            responses.set("201", created);
        }
        if (said.has(STATUS)) {
            responses.set(said.get(STATUS).asText(), responses.remove("200"));
        }
        said.remove(List.of(ASKED, ETAG, EXAMPLE, CREATED, STATUS));
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        responses.properties().forEach(response -> sorted.put(response.getKey(), response.getValue()));
        responses.removeAll().setAll(sorted);
    }

    private static List<ObjectNode> asked(JsonNode document) {
        return Operations.of(document).stream()
                .flatMap(operation -> Yaml.objects(operation.said().path("requestBody")).stream())
                .toList();
    }

    /** The names of the schemas that these objects lead to. */
    private static Set<String> reachable(JsonNode schemas, List<ObjectNode> from) {
        Set<String> found = new TreeSet<>();
        Deque<ObjectNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String reference = open.pop().path("$ref").asText();
            if (reference.startsWith(SCHEMAS) && found.add(reference.substring(SCHEMAS.length()))) {
                open.addAll(Yaml.objects(schemas.path(reference.substring(SCHEMAS.length()))));
            }
        }
        return found;
    }

    private static ObjectNode inOrder(ObjectNode document) {
        ObjectNode ordered = Yaml.MAPPER.createObjectNode();
        ordered.put("openapi", "3.0.3");
        List.of("info", "servers", "security", "tags", "paths", "components").forEach(part -> {
            if (document.has(part)) {
                ordered.set(part, document.get(part));
            }
        });
        for (String kind : List.of("schemas", "responses")) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            ordered.at("/components/" + kind).properties().forEach(one -> sorted.put(one.getKey(), one.getValue()));
            ((ObjectNode) ordered.get("components")).putObject(kind).setAll(sorted);
        }
        Operations.of(ordered).forEach(operation -> inReadingOrder(operation.said()));
        return ordered;
    }

    private static void inReadingOrder(ObjectNode operation) {
        ObjectNode copy = operation.deepCopy();
        operation.removeAll();
        for (String part :
                List.of("tags", "operationId", "summary", "description", "security", "parameters", "requestBody")) {
            if (copy.has(part)) {
                operation.set(part, copy.get(part));
            }
        }
        copy.remove(List.of("tags", "operationId", "summary", "description", "security", "parameters", "requestBody"));
        operation.setAll(copy);
    }

    private ObjectNode words(String of) {
        return Yaml.read(contracts.resolve("http/words").resolve(of + ".yaml"));
    }
}
