package onward.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import onward.testing.TestDatabase;
import onward.testing.TestPostgres;
import onward.testing.TestTokens;

/** A real server with the kit's defaults and {@link SampleController}, and a client without any cleverness. */
public final class SampleService implements AutoCloseable {
    public final TestTokens tokens = TestTokens.start();
    public final UUID person = UUID.randomUUID();
    public final UUID studio = UUID.randomUUID();
    private final EmbeddedServer server = ApplicationContext.run(EmbeddedServer.class, settings(tokens));
    private final HttpClient http = HttpClient.newHttpClient();

    private static Map<String, Object> settings(TestTokens tokens) {
        TestDatabase database = TestPostgres.freshDatabase();
        TestDatabase keys = TestPostgres.freshKeys().writer();
        return Map.of(
                "onward.access.jwks-url", tokens.jwksUrl(),
                "datasources.default.url", database.url(),
                "datasources.default.username", database.user(),
                "datasources.default.password", database.password(),
                "datasources.keys.url", keys.url(),
                "datasources.keys.username", keys.user(),
                "datasources.keys.password", keys.password());
    }

    public String coachToken() {
        return tokens.token(person, "coach", studio);
    }

    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    public HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + coachToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    public URI at(String path) {
        return server.getURI().resolve(path);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        tokens.close();
    }
}
