package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations of a document. */
final class Operations {
    private Operations() {}

    /** One of them. */
    record Operation(String method, String path, ObjectNode said) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    static List<Operation> of(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(
                                new Operation(method.getKey(), path.getKey(), (ObjectNode) method.getValue()))));
        return operations;
    }
}
