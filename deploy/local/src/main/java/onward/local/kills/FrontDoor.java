package onward.local.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import onward.contracts.Json;

/** Onward as a phone sees it: every request has an answer, and sometimes it is that nobody answers. */
final class FrontDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = Json.tolerant();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;
    private final String token;

    FrontDoor(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param status 0: nothing did
     */
    record Answer(int status, JsonNode body) {
        boolean confirmed() {
            return status >= 200 && status < 300;
        }

        /** The status, and the problem's code if there is one. */
        String inShort() {
            String code = body.path("code").asText();
            return (status == 0 ? "none" : Integer.toString(status)) + (code.isEmpty() ? "" : " " + code);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer say(String method, String path, Object body) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            return new Answer(
                    response.statusCode(), body.startsWith("{") ? JSON.readTree(body) : MissingNode.getInstance());
        } catch (IOException nobody) {
            return new Answer(0, MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
