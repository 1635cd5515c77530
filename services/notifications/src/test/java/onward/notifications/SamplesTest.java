package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import onward.notifications.mail.MailKind;
import org.junit.jupiter.api.Test;

/** Every kind of mail with invented people, for who works on one machine. */
class SamplesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServiceFixture fixture = ServiceFixture.get();

    @Test
    void in_local_mode_every_kind_is_shown_in_both_languages_by_day_by_night_and_as_text() throws Exception {
        EmbeddedServer service = fixture.start(Map.of("ONWARD_MODE", "local"));
        try {
            String list = get(service, "/dev/mail/samples").body();
            assertThat(Arrays.stream(MailKind.values()))
                    .allSatisfy(kind -> assertThat(list).contains("/dev/mail/samples/" + kind.code() + "?language=de"));
            assertThat(get(service, "/dev/mail/samples/comeback?language=de&theme=dark")
                            .body())
                    .contains("Guten Tag Sam Carter", "@media all")
                    .doesNotContain("prefers-color-scheme");
            assertThat(get(service, "/dev/mail/samples/comeback?theme=light").body())
                    .contains("Hello Sam Carter", "@media not all");
            assertThat(get(service, "/dev/mail/samples/comeback?part=text").body())
                    .startsWith("Ready for a short walk?\n\nHello Sam Carter");
            assertThat(get(service, "/dev/mail/samples/newsletter").statusCode())
                    .isEqualTo(404);
        } finally {
            service.stop();
        }
    }

    @Test
    void in_any_other_mode_there_are_none() throws Exception {
        EmbeddedServer service = fixture.start(Map.of());
        try {
            assertThat(get(service, "/dev/mail/samples").statusCode()).isIn(401, 404);
            assertThat(get(service, "/dev/mail/samples/comeback").statusCode()).isIn(401, 404);
        } finally {
            service.stop();
        }
    }

    private HttpResponse<String> get(EmbeddedServer service, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(service.getURI() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
