package onward.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import onward.gateway.Events;
import onward.gateway.Gateway;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void in_local_mode_it_shows_people_and_mails_and_every_link_leads_somewhere() {
        try (Gateway gateway = Gateway.inLocalMode(Events.shared())) {
            HttpResponse<String> page = gateway.get("/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
            assertThat(page.body())
                    .contains("coach@demo.onward.test", "/dev/mail/", "/dev/clock")
                    .doesNotContain("{{");
            Pattern.compile("href=\"(/[^\"]*)\"")
                    .matcher(page.body())
                    .results()
                    .map((MatchResult link) -> link.group(1))
                    .forEach(link -> assertThat(gateway.get(link).statusCode())
                            .as(link)
                            // One that still starts is not ready yet, and says so there.
                            .isIn(link.startsWith("/health/") ? List.of(200, 503) : List.of(200)));
        }
    }

    @Test
    void in_production_it_names_nobody_and_nothing_of_local_mode_exists() {
        try (Gateway gateway = Gateway.inProduction(Events.shared())) {
            HttpResponse<String> page = gateway.get("/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("onward.test", "/dev/", "{{");
            for (String path : new String[] {"/dev/mail", "/dev/mail/", "/dev/token", "/dev/clock"}) {
                HttpResponse<String> response = gateway.get(path);
                assertThat(response.statusCode()).as(path).isEqualTo(404);
                assertThat(response.body()).contains("\"code\":\"not-found\"");
            }
            assertThat(gateway.send(gateway.to("/dev/clock")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"advance\":\"PT1H\"}")))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(gateway.send(gateway.to("/dev/token")
                                    .header("Authorization", "Bearer " + Gateway.SECRET)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString("{\"email\":\"a@b.test\"}")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void it_fetches_nothing_from_elsewhere() {
        try (Gateway gateway = Gateway.inLocalMode(Events.shared())) {
            HttpResponse<String> page = gateway.get("/");

            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'");
            assertThat(page.body()).doesNotContainPattern("(src|href)=\"(https?:)?//");
        }
    }
}
