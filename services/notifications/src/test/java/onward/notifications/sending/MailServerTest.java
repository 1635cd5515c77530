package onward.notifications.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onward.notifications.ScriptedMailServer;
import onward.notifications.mail.RenderedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {
    private static final Instant AT = Instant.parse("2026-06-03T06:30:00Z");
    private static final RenderedMail CONTENT =
            new RenderedMail("Zoë invites you 🌿", "<p>Grüße</p>", "Grüße\n" + "long ".repeat(400));

    @Test
    void a_letter_arrives_with_its_headers_and_both_parts() throws Exception {
        MimeMessage message = received(letter("Zoë \"Zed\" O'Brien, Dr. 🌿", "zoe@example.test"));

        assertThat(message.getMessageID()).isEqualTo("<1@onward.test>");
        assertThat(message.getHeader("X-Onward-Kind")).containsExactly("invitation");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://onward.test/v1/unsubscribe/abc>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo(Date.from(AT));
        assertThat(message.getSubject()).isEqualTo(CONTENT.subject());
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Demo Studio via Onward");
        InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(to.getPersonal()).isEqualTo("Zoë \"Zed\" O'Brien, Dr. 🌿");
        assertThat(to.getAddress()).isEqualTo("zoe@example.test");
        assertThat(message.getReplyTo()).containsExactly(Mailbox.of("Maya", "maya@studio.test"));

        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(text(parts, 0)).isEqualTo(CONTENT.text());
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(text(parts, 1)).isEqualTo(CONTENT.html());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sam\r\nBcc: other@evil.test",
                "Sam\nBcc: other@evil.test",
                "Sam\rBcc: other@evil.test",
                "Sam\r\n\r\n<script>",
                "Sam\u2028Bcc: other@evil.test",
                "Sam\u0000",
                "Säm\r\nBcc: other@evil.test",
                "\" <other@evil.test>, \"",
                "other@evil.test, "
            })
    void a_name_adds_no_header_and_no_recipient(String name) throws Exception {
        MimeMessage message = received(letter(name, "sam@example.test"));

        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getAddress())
                .isEqualTo("sam@example.test");
        List<String> headers = Collections.list(message.getAllHeaders()).stream()
                .map(jakarta.mail.Header::getName)
                .toList();
        assertThat(headers)
                .containsExactlyInAnyOrder(
                        "Return-Path",
                        "Received",
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "X-Onward-Kind",
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam@example.test\r\nRCPT TO:<other@evil.test>",
                "sam@example.test, other@evil.test",
                "<sam@example.test>",
                "sam",
                "@example.test",
                "säm@example.test",
                "sam@",
                "sam@exa mple.test"
            })
    void no_letter_goes_to_what_is_not_one_address(String address) {
        assertThatThrownBy(() -> Mailbox.of("Sam", address)).isInstanceOf(AddressException.class);
    }

    @Test
    void a_domain_with_umlauts_is_written_in_ascii() throws AddressException {
        assertThat(Mailbox.of("Sam", "sam@bücher.example").getAddress()).isEqualTo("sam@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <sam@example.test>: unknown, the mail server answered 550 5.1.1 to the recipient",
        "DATA, 554 5.7.1 no, the mail server answered 554 5.7.1 to the message",
        "., 554 no, the mail server answered 554 to the message",
    })
    void a_permanent_answer_about_the_letter_is_a_refusal(String command, String said, String cause)
            throws AddressException {
        assertThat(answerOf(Map.of(command, said))).isEqualTo(new Answer.Refused(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 451 4.2.1 sam@example.test later, the mail server answered 451 4.2.1 to the recipient",
        ".,    452 4.3.1 full, the mail server answered 452 4.3.1 to the message",
        "MAIL, 550 5.7.1 not you, the mail server answered 550 5.7.1 to the sender",
    })
    void a_passing_answer_or_one_about_us_is_for_later(String command, String said, String cause)
            throws AddressException {
        assertThat(answerOf(Map.of(command, said))).isEqualTo(new Answer.NotNow(cause));
    }

    @Test
    void a_server_that_greets_with_a_refusal_is_for_later() throws AddressException {
        assertThat(answerOf(Map.of("", "554 no service"))).isInstanceOf(Answer.NotNow.class);
    }

    @Test
    void a_server_that_cannot_be_reached_is_for_later() throws AddressException {
        int port;
        try (ScriptedMailServer gone = new ScriptedMailServer(Map.of())) {
            port = gone.port();
        }

        Answer answer = to(port).send(letter("Sam", "sam@example.test"), () -> {});

        assertThat(answer).isInstanceOf(Answer.NotNow.class);
        assertThat(answer.toString()).contains("ConnectException").doesNotContain("sam@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void a_server_that_hangs_up_before_it_has_the_message_is_for_later(String command) throws AddressException {
        assertThat(answerOf(Map.of(command, ScriptedMailServer.HANG_UP))).isInstanceOf(Answer.NotNow.class);
    }

    @Test
    void a_server_that_hangs_up_on_a_whole_message_leaves_a_doubt() throws AddressException {
        assertThat(answerOf(Map.of(".", ScriptedMailServer.HANG_UP))).isInstanceOf(Answer.InDoubt.class);
    }

    @Test
    void a_bad_goodbye_does_not_make_a_taken_letter_untaken() throws AddressException {
        assertThat(answerOf(Map.of("QUIT", "421 gone"))).isEqualTo(new Answer.Accepted());
    }

    private static Answer answerOf(Map<String, String> script) throws AddressException {
        try (ScriptedMailServer server = new ScriptedMailServer(script)) {
            return to(server.port()).send(letter("Sam", "sam@example.test"), () -> {});
        }
    }

    @Test
    void what_objects_before_the_content_keeps_it_from_leaving() throws AddressException {
        try (ScriptedMailServer server = new ScriptedMailServer(Map.of())) {
            Answer answer = to(server.port()).send(letter("Sam", "sam@example.test"), () -> {
                throw new IOException("not yet");
            });

            assertThat(answer).isInstanceOf(Answer.NotNow.class);
            assertThat(server.commands()).contains("DATA").doesNotContain(".");
        }
    }

    private static MimeMessage received(Letter letter) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            assertThat(to(server.getSmtp().getPort()).send(letter, () -> {})).isEqualTo(new Answer.Accepted());
            assertThat(server.getReceivedMessages()).hasSize(1);
            return server.getReceivedMessages()[0];
        } finally {
            server.stop();
        }
    }

    private static String text(MimeMultipart parts, int index) throws MessagingException, IOException {
        return parts.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }

    private static MailServer to(int port) {
        return new MailServer(new SmtpSettings("127.0.0.1", port, "", "", SmtpSettings.Security.OFFERED));
    }

    private static Letter letter(String name, String address) throws AddressException {
        return new Letter(
                "<1@onward.test>",
                "invitation",
                Mailbox.of("Demo Studio via Onward", "mail@onward.test"),
                Mailbox.of(name, address),
                Optional.of(Mailbox.of("Maya", "maya@studio.test")),
                Optional.of(URI.create("https://onward.test/v1/unsubscribe/abc")),
                AT,
                CONTENT);
    }
}
