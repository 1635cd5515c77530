package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import onward.embedded.FreePorts;
import onward.notifications.Activity.Client;
import onward.notifications.Activity.Studio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process of its own, killed at the worst moment. */
class CrashTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final ServiceFixture fixture = ServiceFixture.get();

    @TempDir
    Path folder;

    @Test
    void killed_between_sending_and_recording_it_repeats_under_the_same_message_id() throws Exception {
        Studio studio = fixture.activity.studio("Demo Studio", "Maya Lindqvist");
        Process process = process();
        Client client;
        try (Connection elsewhere = fixture.database.pool().getConnection();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            // Nothing can be recorded now, so the mail is sent and then waits for that.
            statement.execute("lock table store.stream in access exclusive mode");
            client = fixture.activity.client(studio, "Sam Carter");
            await().atMost(SOON).until(() -> !fixture.mailsTo(client.email()).isEmpty());

            process.destroyForcibly().waitFor();
            elsewhere.rollback();
        }
        assertThat(states(client)).containsExactly("waiting");

        EmbeddedServer next = fixture.start(Map.of());
        try {
            await().atMost(SOON).until(() -> states(client).equals(List.of("sent")));

            assertThat(fixture.mailsTo(client.email())).hasSize(2);
            String messageId = fixture.mailsTo(client.email()).getFirst().getMessageID();
            assertThat(fixture.mailsTo(client.email()).getLast().getMessageID()).isEqualTo(messageId);
            assertThat(SentEvents.of(fixture, client.id(), 1))
                    .singleElement()
                    .satisfies(event -> assertThat(event.messageId()).isEqualTo(messageId));
        } finally {
            next.stop();
        }
    }

    private List<String> states(Client client) {
        return fixture.query("select state from notifications.mail where client_id = '" + client.id() + "'");
    }

    /** The service in another JVM, ready. */
    private Process process() throws IOException {
        int port = FreePorts.next();
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName());
        builder.environment().putAll(fixture.environment());
        builder.environment().put("ONWARD_HTTP_PORT", Integer.toString(port));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest readiness = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness"))
                    .build();
            await().atMost(SOON).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
                assertThat(process.isAlive()).as(() -> read(log)).isTrue();
                return http.send(readiness, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            });
        }
        return process;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
