package onward.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import onward.contracts.Json;

/** The cases that adherence must meet. */
final class Vectors {
    private Vectors() {}

    static List<JsonNode> all() {
        try {
            var cases = new ArrayList<JsonNode>();
            Json.tolerant()
                    .readTree(Path.of("../../contracts/vectors/adherence.json").toFile())
                    .forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode named(String name) {
        return all().stream()
                .filter(vector -> vector.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A session of a case as it is told to the interface. */
    static JsonNode body(JsonNode session) {
        com.fasterxml.jackson.databind.node.ObjectNode body = session.deepCopy();
        return body.without(List.of("id", "revision", "withdrawn"));
    }
}
