package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.contracts.event.NudgeSent;
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
        Process process = process(Map.of());
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

    @Test
    void a_coachs_message_whose_sender_is_killed_after_sending_it_is_not_repeated() throws Exception {
        Studio studio = fixture.activity.studio("Demo Studio", "Maya Lindqvist");
        Client client = awakeClient(studio);
        Process process = process(Map.of());
        await().atMost(SOON).until(() -> states(client).contains("sent"));
        try (Connection elsewhere = fixture.database.pool().getConnection();
                Statement statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("lock table store.stream in access exclusive mode");
            fixture.activity.publish(client.id(), new NudgeSent(UUID.randomUUID(), "Go on.", studio.coach()));
            await().atMost(SOON).until(() -> messages(client) == 1);

            process.destroyForcibly().waitFor();
            elsewhere.rollback();
        }
        assertThat(states(client)).containsExactlyInAnyOrder("sent", "handing-over");

        EmbeddedServer next = fixture.start(Map.of());
        try {
            await().atMost(SOON).until(() -> states(client).contains("doubtful"));
            // What is sent after it shows that the queue went on.
            fixture.activity.publish(client.id(), new NudgeSent(UUID.randomUUID(), "And on.", studio.coach()));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(states(client)).containsExactlyInAnyOrder("sent", "doubtful", "sent"));

            assertThat(messages(client)).isEqualTo(2);
        } finally {
            next.stop();
        }
    }

    @Test
    void a_coachs_message_whose_sender_is_killed_before_sending_it_is_sent_once() throws Exception {
        Studio studio = fixture.activity.studio("Demo Studio", "Maya Lindqvist");
        Client client;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            // It lets everybody in and says nothing.
            Process process = process(Map.of("ONWARD_SMTP_PORT", Integer.toString(silent.getLocalPort())));
            client = awakeClient(studio);
            fixture.activity.publish(client.id(), new NudgeSent(UUID.randomUUID(), "Go on.", studio.coach()));
            await().atMost(SOON)
                    .until(() ->
                            fixture.query("select 1 from notifications.mail where claim is not null and person_id = '"
                                                    + client.id() + "'")
                                            .size()
                                    == 2);
            process.destroyForcibly().waitFor();
        }

        EmbeddedServer next = fixture.start(Map.of());
        try {
            await().atMost(SOON).until(() -> states(client).equals(List.of("sent", "sent")));

            assertThat(messages(client)).isEqualTo(1);
        } finally {
            next.stop();
        }
    }

    /** One in a zone in which it is about noon now, far from the quiet hours. */
    private Client awakeClient(Studio studio) {
        int hoursToNoon = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        return fixture.activity.client(studio, "Sam Carter", ZoneId.of("Etc/GMT%+d".formatted(-hoursToNoon)), "en");
    }

    private long messages(Client client) {
        return fixture.mailsTo(client.email()).stream()
                .filter(mail -> "coach-message".equals(ServiceFixture.kindOf(mail)))
                .count();
    }

    private List<String> states(Client client) {
        return fixture.query("select state from notifications.mail where person_id = '" + client.id() + "'");
    }

    /** The service in another JVM, ready. */
    private Process process(Map<String, String> otherwise) throws IOException {
        int port = FreePorts.next();
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName());
        builder.environment().putAll(fixture.environment());
        builder.environment().putAll(otherwise);
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
