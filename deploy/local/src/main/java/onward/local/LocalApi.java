package onward.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import onward.contracts.Json;

/** The running instance's front door, as the runner uses it. */
final class LocalApi {
    /** A machine under load is slow when it starts. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ObjectMapper json = Json.strict();
    private final int port;
    private final String localSecret;

    LocalApi(int port, String localSecret) {
        this.port = port;
        this.localSecret = localSecret;
    }

    /** A token for that person; empty when the gateway knows nobody of that address, or cannot tell just now. */
    Optional<String> token(String email) {
        HttpResponse<String> response = post("/dev/token", localSecret, Map.of("email", email));
        return switch (response.statusCode()) {
            case 200 -> Optional.of(member(response, "token"));
            case 404, 503 -> Optional.empty();
            default -> throw unexpected("a token", response);
        };
    }

    /** Enrols that client as the holder of the token; does nothing to one who is enrolled. */
    void enrol(Studio.Client client, String token) {
        HttpResponse<String> response = post("/v1/clients", token, client);
        switch (response.statusCode()) {
            // 409: enrolled, and since then changed by somebody.
            case 200, 201, 409 -> {}
            default -> throw unexpected("enrolling " + client.email(), response);
        }
    }

    /** What time it is there. */
    Instant now() {
        try {
            HttpResponse<String> response = send("GET", "/dev/clock", Optional.empty(), "");
            if (response.statusCode() != 200) {
                throw unexpected("the time", response);
            }
            return Instant.parse(member(response, "now"));
        } catch (IOException e) {
            throw doesNotAnswer(e);
        }
    }

    /**
     * Says that as the holder of the token.
     *
     * @param body JSON; empty: none
     * @throws IOException when nobody answers, which does not mean that nobody has heard
     */
    HttpResponse<String> say(String method, String path, String token, String body) throws IOException {
        return send(method, path, Optional.of(token), body);
    }

    private HttpResponse<String> post(String path, String bearer, Object body) {
        try {
            return send("POST", path, Optional.of(bearer), json.writeValueAsString(body));
        } catch (IOException e) {
            throw doesNotAnswer(e);
        }
    }

    private HttpResponse<String> send(String method, String path, Optional<String> bearer, String body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", e);
        }
    }

    private Refusal doesNotAnswer(IOException e) {
        return new Refusal("Onward does not answer on port " + port + ".", e);
    }

    private String member(HttpResponse<String> response, String name) {
        try {
            return json.readTree(response.body()).required(name).asText();
        } catch (IOException e) {
            throw unexpected("a JSON object", response);
        }
    }

    private static Refusal unexpected(String what, HttpResponse<String> response) {
        return new Refusal("Asked for " + what + ", Onward answered " + response.statusCode() + " "
                + response.body().strip());
    }
}
