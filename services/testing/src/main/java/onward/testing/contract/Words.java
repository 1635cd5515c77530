package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts what only people can say (words, examples, bounds) over what the compiler saw. */
final class Words {
    private static final String INSTEAD = "x-instead";

    private Words() {}

    /**
     * Objects are joined; anything else said in the words takes the place of what was there, null takes it away, an
     * object with {@code x-instead: true} is not joined.
     */
    static void over(ObjectNode document, JsonNode words) {
        words.properties().forEach(word -> {
            String name = word.getKey();
            JsonNode said = word.getValue();
            if (said.isNull()) {
                document.remove(name);
            } else if (said instanceof ObjectNode object && object.path(INSTEAD).asBoolean()) {
                ObjectNode instead = object.deepCopy();
                instead.remove(INSTEAD);
                document.set(name, instead);
            } else if (said.isObject() && document.path(name) instanceof ObjectNode known) {
                over(known, said);
            } else {
                document.set(name, said.deepCopy());
            }
        });
    }

    /** Says of each parameter what is said of all of that name. */
    static void overParameters(ObjectNode operation, JsonNode byName) {
        if (operation.get("parameters") instanceof ArrayNode parameters) {
            parameters.forEach(parameter -> over(
                    (ObjectNode) parameter, byName.path(parameter.path("name").asText())));
        }
    }
}
