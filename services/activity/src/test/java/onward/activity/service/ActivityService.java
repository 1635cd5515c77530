package onward.activity.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.testing.TestDatabase;
import onward.testing.TestKafka;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;
import onward.testing.TestTokens;
import onward.testing.contract.ToldAnswers;

/** The whole service over HTTP, on a real PostgreSQL and Kafka, with two studios. */
final class ActivityService implements AutoCloseable {
    static final UUID STUDIO = UUID.fromString("11111111-0000-4000-8000-000000000001");
    static final UUID ADMIN = UUID.fromString("11111111-0000-4000-8000-000000000002");
    static final UUID COACH = UUID.fromString("11111111-0000-4000-8000-000000000003");
    static final UUID SECOND_COACH = UUID.fromString("11111111-0000-4000-8000-000000000004");
    static final UUID OTHER_STUDIO = UUID.fromString("22222222-0000-4000-8000-000000000001");
    static final UUID OTHER_COACH = UUID.fromString("22222222-0000-4000-8000-000000000003");

    private static final ObjectMapper JSON = new ObjectMapper();

    final String topic = TestKafka.freshTopic(3);
    TestDatabase database = TestPostgres.freshDatabase();
    private final TestKeys keys = TestPostgres.freshKeys();
    private final TestTokens tokens = TestTokens.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ToldAnswers told = Told.ANSWERS;
    private final Path masterKey = file(Base64.getEncoder().encodeToString(new byte[32]));
    private EmbeddedServer server;

    ActivityService() {
        this("admin@demo.test");
    }

    ActivityService(String adminEmail) {
        server = start(studios(adminEmail));
    }

    /** One that all tests of this JVM share: each works with clients of its own. */
    static ActivityService shared() {
        return Shared.SERVICE;
    }

    /** Read once: it takes a second. */
    private static final class Told {
        private static final ToldAnswers ANSWERS = ToldAnswers.of("activity");
    }

    private static final class Shared {
        private static final ActivityService SERVICE = new ActivityService();
    }

    /** An answer. */
    record Reply(int status, HttpResponse<String> response) {
        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + response.body(), e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        long version() {
            return json().path("version").asLong();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    String coach() {
        return tokens.token(COACH, "coach", STUDIO);
    }

    String secondCoach() {
        return tokens.token(SECOND_COACH, "coach", STUDIO);
    }

    String otherCoach() {
        return tokens.token(OTHER_COACH, "coach", OTHER_STUDIO);
    }

    String admin() {
        return tokens.token(ADMIN, "admin", STUDIO);
    }

    String token(UUID person, String role, UUID studio) {
        return tokens.token(person, role, studio);
    }

    String client(UUID clientId) {
        return tokens.token(clientId, "client", STUDIO);
    }

    Reply get(String token, String path) {
        return send(token, "GET", path, "");
    }

    Reply delete(String token, String path, String... headers) {
        return send(token, "DELETE", path, "", headers);
    }

    Reply put(String token, String path, String body, String... headers) {
        return send(token, "PUT", path, body, headers);
    }

    Reply post(String token, String path, String body) {
        return send(token, "POST", path, body);
    }

    Reply patch(String token, String path, String body) {
        return send(token, "PATCH", path, body);
    }

    private Reply send(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.getURI().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpRequest asked = request.build();
            HttpResponse<String> response = told.check(asked, http.send(asked, BodyHandlers.ofString()));
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A client of the first studio whom the coach looks after. */
    UUID enrolled() {
        UUID clientId = UUID.randomUUID();
        Reply reply = post(coach(), "/v1/clients", enrolment(clientId, clientId + "@client.test"));
        if (reply.status() != 201) {
            throw new AssertionError(reply.response().body());
        }
        return clientId;
    }

    static String enrolment(UUID clientId, String email) {
        return """
                {"clientId": "%s", "name": "Ana Ortiz", "email": "%s", "timeZone": "Europe/London"}""".formatted(clientId, email);
    }

    static String clientPath(UUID clientId) {
        return "/v1/clients/" + clientId;
    }

    /** How many events the client's stream has. */
    long events(UUID stream) {
        return Long.parseLong(query("select count(*) from store.event where stream = '" + stream + "'")
                .getFirst());
    }

    List<String> query(String sql) {
        TestDatabase all = TestPostgres.asSuperuser(database);
        try (Connection connection = DriverManager.getConnection(all.url(), all.user(), all.password());
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<String> answer = new ArrayList<>();
            while (row.next()) {
                answer.add(row.getString(1));
            }
            return answer;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops the service and starts it again on the same data. */
    void restart() {
        server.stop();
        server = start(studios("admin@demo.test"));
    }

    /** Stops the service, has its database copied as a backup does, and starts it again. */
    TestDatabase backup() {
        server.stop();
        TestDatabase copy = TestPostgres.copyOf(database);
        server = start(studios("admin@demo.test"));
        return copy;
    }

    /** Stops the service and starts it again on the backup. */
    void restore(TestDatabase backup) {
        server.stop();
        database = backup;
        server = start(studios("admin@demo.test"));
    }

    private EmbeddedServer start(Path studios) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.host", "127.0.0.1");
        settings.put("onward.kafka", TestKafka.bootstrapServers());
        settings.put("onward.store.topic", topic);
        settings.put("onward.master-key-file", masterKey.toString());
        settings.put("onward.access.jwks-url", tokens.jwksUrl());
        settings.put("onward.activity.studios-file", studios.toString());
        settings.put("datasources.default.url", database.url());
        settings.put("datasources.default.username", database.user());
        settings.put("datasources.default.password", database.password());
        settings.put("datasources.keys.url", keys.writer().url());
        settings.put("datasources.keys.username", keys.writer().user());
        settings.put("datasources.keys.password", keys.writer().password());
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    private static Path studios(String adminEmail) {
        return file("""
                {"studios": [
                  {"studioId": "%s", "name": "Demo Studio", "timeZone": "Europe/London", "staff": [
                    {"personId": "%s", "name": "Alex Admin", "email": "%s", "role": "admin"},
                    {"personId": "%s", "name": "Chris Coach", "email": "coach@demo.test", "role": "coach"},
                    {"personId": "%s", "name": "Sam Second", "email": "second@demo.test", "role": "coach"}]},
                  {"studioId": "%s", "name": "Other Studio", "timeZone": "Europe/Berlin", "staff": [
                    {"personId": "%s", "name": "Olga Other", "email": "coach@other.test", "role": "coach"}]}]}""".formatted(STUDIO, ADMIN, adminEmail, COACH, SECOND_COACH, OTHER_STUDIO, OTHER_COACH));
    }

    private static Path file(String text) {
        try {
            Path file = Files.createTempFile("activity", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        tokens.close();
    }
}
