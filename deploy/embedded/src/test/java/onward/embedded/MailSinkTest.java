package onward.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import onward.contracts.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {
    private static final Instant SENT = Instant.parse("2026-06-03T06:30:00Z");

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private int smtpPort;
    private int httpPort;
    private MailSink sink;

    @BeforeEach
    void start() {
        smtpPort = FreePorts.next();
        httpPort = FreePorts.next();
        sink = MailSink.start(folder, smtpPort, httpPort);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void more_mails_than_fit_into_memory_are_listed_all_the_same() throws Exception {
        Path many = Files.createDirectory(folder.resolve("many"));
        String mail = "To: walker@example.org\r\nSubject: Long\r\nContent-Type: text/plain\r\n\r\n"
                + "Keep moving. ".repeat(20_000);
        for (int i = 0; i < 200; i++) {
            Files.writeString(many.resolve((1_000_000 + i) + ".eml"), mail);
        }
        int port = FreePorts.next();
        Process small = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx32m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MailSink.class.getName(),
                        many.toString(),
                        Integer.toString(FreePorts.next()),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (FreePorts.isFree(port)) {
                assertThat(small.isAlive()).isTrue();
                Pause.of(Duration.ofMillis(50));
            }
            String all = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/messages"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(Json.strict().readTree(all).get("messages")).hasSize(200);
            assertThat(small.isAlive()).isTrue();
        } finally {
            small.destroyForcibly();
        }
    }

    @Test
    void mails_to_one_address_are_listed_alone() throws Exception {
        send("One", "walker@example.org", "Keep moving.", "<p>Keep moving.</p>");
        send("Other", "runner@example.org", "Keep moving.", "<p>Keep moving.</p>");

        String answer = http.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + httpPort + "/messages?to=runner@example.org"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(Json.strict().readTree(answer).get("messages").findValuesAsText("subject"))
                .containsExactly("Other");
    }

    @Test
    void a_mail_is_listed_with_both_its_parts_and_headers() throws Exception {
        send("Welcome, Zoë", "walker@example.org", "Keep moving — slowly.", "<p>Keep <b>moving</b></p>");

        JsonNode mail = messages().get(0);
        assertThat(mail.get("kind").asText()).isEqualTo("invitation");
        assertThat(mail.get("to").asText()).isEqualTo("walker@example.org");
        assertThat(mail.get("subject").asText()).isEqualTo("Welcome, Zoë");
        assertThat(mail.get("at").asText()).isEqualTo("2026-06-03T06:30:00Z");
        assertThat(mail.get("text").asText()).isEqualToIgnoringNewLines("Keep moving — slowly.");
        assertThat(mail.get("html").asText()).isEqualToIgnoringNewLines("<p>Keep <b>moving</b></p>");
        assertThat(mail.get("headers").get("Message-ID").asText()).isNotBlank();
        assertThat(mail.get("headers").get("X-Onward-Kind").asText()).isEqualTo("invitation");
    }

    @Test
    void mails_are_listed_in_the_order_in_which_they_came_also_after_a_restart() throws Exception {
        send("one", "walker@example.org", "1", "1");
        send("two", "walker@example.org", "2", "2");
        sink.close();
        sink = MailSink.start(folder, smtpPort, httpPort);
        send("three", "walker@example.org", "3", "3");

        assertThat(messages().findValuesAsText("subject")).containsExactly("one", "two", "three");
    }

    @Test
    void a_mail_to_two_people_is_kept_once() throws Exception {
        send("both", "walker@example.org, runner@example.org", "1", "1");

        assertThat(messages()).hasSize(1);
        assertThat(messages().get(0).get("to").asText()).isEqualTo("walker@example.org, runner@example.org");
    }

    @Test
    void a_mail_that_cannot_be_kept_is_not_taken() throws Exception {
        Folders.delete(folder);

        assertThatThrownBy(() -> send("lost", "walker@example.org", "1", "1")).isInstanceOf(MessagingException.class);
        Files.createDirectory(folder);
    }

    @Test
    void the_page_shows_a_mail_without_running_what_is_in_it() throws Exception {
        send("<script>alert(1)</script>", "walker@example.org", "1", "<script>alert(2)</script>");

        assertThat(get("/").body())
                .contains("1 mail", "&lt;script&gt;alert(1)", "/dev/mail/samples")
                .doesNotContain("<script", "{{");
        HttpResponse<String> page = get("/" + messages().get(0).get("id").asText());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)", "&lt;script&gt;alert(2)", "sandbox=", "X-Onward-Kind")
                .doesNotContain("<script", "{{");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    @Test
    void a_mail_is_shown_narrow_and_wide_by_day_and_by_night_whatever_the_system_says() throws Exception {
        String styled = "<style>@media (prefers-color-scheme: dark) { p { color: white } }</style><p>Hello</p>";
        send("styled", "walker@example.org", "As text", styled);
        String page = "/" + messages().get(0).get("id").asText();

        assertThat(get(page).body()).contains("width=\"800\"", "@media not all ");
        assertThat(get(page + "?view=narrow-dark").body()).contains("width=\"390\"", "@media all ");
        assertThat(get(page + "?view=text").body()).contains("<pre>As text").doesNotContain("<iframe");
    }

    @Test
    void a_ping_tells_it_from_a_closed_port() {
        assertThat(Ping.smtp(smtpPort)).isTrue();
        sink.close();
        assertThat(Ping.smtp(smtpPort)).isFalse();
    }

    private void send(String subject, String to, String text, String html) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", smtpPort);
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("studio@example.org");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, "UTF-8");
        message.setSentDate(Date.from(SENT));
        message.setHeader("X-Onward-Kind", "invitation");
        var plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        var rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private JsonNode messages() throws IOException, InterruptedException {
        return Json.strict().readTree(get("/messages").body()).get("messages");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
