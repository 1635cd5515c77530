package onward.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import onward.testing.contract.Operations.Operation;

/** Tells of each operation how it can be refused: the codes that its words name, and those that go without saying. */
final class Refusals {
    private static final String SAID = "x-refusals";
    private static final String ROLES = "x-roles";

    /** So few codes are said in many places alike: once among the components, and referred to. */
    private static final int SHARED = 2;

    private final JsonNode problems;
    private final ObjectNode shared;

    /**
     * @param problems by code: status and what it means
     * @param shared the responses among the components, to be added to
     */
    Refusals(JsonNode problems, ObjectNode shared) {
        this.problems = problems;
        this.shared = shared;
    }

    void tell(Operation operation) {
        ObjectNode said = operation.said();
        TreeMap<Integer, List<String>> byStatus = new TreeMap<>();
        for (String refusal : all(operation)) {
            String[] parts = refusal.split(" ", 2);
            JsonNode problem = problems.path(parts[0]);
            if (problem.isMissingNode()) {
                throw new IllegalStateException(operation + " can answer " + parts[0]
                        + ", but contracts/http/words/problems.yaml does not say what that means.");
            }
            int status = parts.length > 1
                    ? Integer.parseInt(parts[1])
                    : problem.get("status").intValue();
            byStatus.computeIfAbsent(status, _ -> new ArrayList<>()).add(parts[0]);
        }
        ObjectNode responses = Yaml.inside(said, "responses");
        byStatus.forEach((status, codes) -> responses.set(Integer.toString(status), told(status, codes)));
        said.remove(List.of(SAID, ROLES));
    }

    private static Set<String> all(Operation operation) {
        ObjectNode said = operation.said();
        Set<String> all = new LinkedHashSet<>();
        boolean open = said.path("security").isArray() && said.path("security").isEmpty();
        if (said.has("requestBody") && !open) {
            all.addAll(
                    List.of("request.malformed", "request.unknown-member", "request.too-large", "request.media-type"));
        } else if (said.has("parameters") && !open) {
            all.add("request.malformed");
        }
        if (!open) {
            all.add("access.unauthenticated");
        }
        if (said.has(ROLES)) {
            all.add("access.forbidden");
        }
        if (operation.path().contains("{clientId}")) {
            all.add("client.unknown");
        }
        said.path(SAID).forEach(code -> all.add(code.asText()));
        if (!open) {
            all.add("service.unavailable");
        }
        return all;
    }

    private ObjectNode told(int status, List<String> codes) {
        if (codes.size() > SHARED) {
            return response(status, codes);
        }
        String name = String.join("_", codes) + "_" + status;
        shared.set(name, response(status, codes));
        return Yaml.MAPPER.createObjectNode().put("$ref", ApiDocument.RESPONSES + name);
    }

    private ObjectNode response(int status, List<String> codes) {
        ObjectNode response = Yaml.MAPPER.createObjectNode();
        StringBuilder means = new StringBuilder();
        codes.forEach(code -> means.append("- `")
                .append(code)
                .append("`: ")
                .append(problems.path(code).path("means").asText())
                .append('\n'));
        response.put("description", means.toString().stripTrailing());
        if (status == 503 || status == 429) {
            response.putObject("headers").putObject("Retry-After").put("$ref", "#/components/headers/Retry-After");
        }
        ObjectNode content = response.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        content.putObject("example")
                .put("title", title(status))
                .put("status", status)
                .put("code", codes.getFirst())
                .put("detail", problems.path(codes.getFirst()).path("means").asText());
        ArrayNode told = response.putArray(ApiDocument.CODES);
        codes.forEach(told::add);
        return response;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 410 -> "Gone";
            case 412 -> "Precondition Failed";
            case 413 -> "Request Entity Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> throw new IllegalStateException("no title for " + status);
        };
    }
}
