package onward.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import onward.contracts.Json;

/** One server, spoken to by one person over connections that are kept. */
final class Door {
    private static final ObjectMapper JSON = Json.tolerant();
    static final Set<Integer> BUSY = Set.of(503, 504);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final int port;
    private final String token;

    Door(int port, String token) {
        this.port = port;
        this.token = token;
    }

    HttpRequest get(String path) {
        return request(path).GET().build();
    }

    HttpRequest post(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body)).build();
    }

    HttpRequest put(String path, String body) {
        return request(path).PUT(BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    /** Sends what must succeed: a refusal is quickly said and would make good figures. */
    HttpResponse<String> succeed(HttpRequest request) throws IOException, InterruptedException {
        return succeeded(request, send(request));
    }

    static HttpResponse<String> succeeded(HttpRequest request, HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + " was answered with " + response.statusCode()
                    + " " + response.body());
        }
        return response;
    }

    /** Sends what is not measured and may be repeated, until a busy machine has come to it. */
    HttpResponse<String> insist(HttpRequest request) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> response = send(request);
        while (BUSY.contains(response.statusCode()) && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.sleep(PAUSE);
            response = send(request);
        }
        return succeeded(request, response);
    }

    JsonNode ok(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(insist(request).body());
    }
}
