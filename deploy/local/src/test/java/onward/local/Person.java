package onward.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.Json;

/**
 * Somebody at the front door.
 *
 * @param token empty: nobody in particular
 */
record Person(int port, String token) {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** What was answered; the body is null when there is none. */
    record Answer(int status, JsonNode body) {
        /** For the commands and reads that must succeed. */
        JsonNode ok() {
            assertThat(status).as(body.toString()).isBetween(200, 299);
            return body;
        }

        long version() {
            return ok().get("version").longValue();
        }

        boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    Answer post(String path, Object body) {
        return call("POST", path, body, Map.of());
    }

    Answer put(String path, Object body) {
        return call("PUT", path, body, Map.of());
    }

    Answer put(String path, Object body, String ifMatch) {
        return call("PUT", path, body, Map.of("If-Match", '"' + ifMatch + '"'));
    }

    Answer delete(String path) {
        return call("DELETE", path, null, Map.of());
    }

    /** Enrols somebody new; the answer's version is that of the client's stream. */
    UUID enrol(String name, String email, String timeZone) {
        UUID client = UUID.randomUUID();
        post("/v1/clients", Map.of("clientId", client, "name", name, "email", email, "timeZone", timeZone))
                .ok();
        return client;
    }

    /** Every entry, page by page, the oldest first, once that version is in it. */
    List<JsonNode> timeline(UUID client, long atLeast) {
        var entries = new ArrayList<JsonNode>();
        String path = "/v1/clients/" + client + "/timeline?order=asc&limit=200";
        JsonNode page = get(path + "&atLeast=" + atLeast).ok();
        page.get("entries").forEach(entries::add);
        while (!page.get("next").isNull()) {
            page = get(path + "&cursor=" + page.get("next").asText()).ok();
            page.get("entries").forEach(entries::add);
        }
        return entries;
    }

    /**
     * Asks once, and says what went wrong on the way as status 0.
     */
    Answer tryCall(String method, String path, Object body) {
        try {
            return send(method, path, body, Map.of());
        } catch (IOException e) {
            return new Answer(0, JSON.getNodeFactory().textNode(e.toString()));
        }
    }

    private Answer call(String method, String path, Object body, Map<String, String> headers) {
        try {
            return send(method, path, body, headers);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private Answer send(String method, String path, Object body, Map<String, String> headers) throws IOException {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, publisher);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parsed(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode parsed(String body) throws IOException {
        return body.startsWith("{") || body.startsWith("[")
                ? JSON.readTree(body)
                : JSON.getNodeFactory().textNode(body);
    }
}
