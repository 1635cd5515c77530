package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

/** What a phone has to learn after it was off line. */
class ChangesTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final String client = clientPath(id);

    @Test
    void everything_is_told_whole_and_then_only_what_has_changed_since() {
        UUID walk = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID checkIn = UUID.randomUUID();
        plan("2026-06-01");
        log(walk, "10");
        service.put(service.client(id), client + "/sessions/" + walk, body("12"), "If-Match", "\"1\"");
        log(other, "5");
        service.put(service.client(id), client + "/check-ins/" + checkIn, """
            {"at": "2026-06-03T08:00:00+01:00", "timeZone": "Europe/London", "painNow": 3}\
            """);

        JsonNode all = changes("");
        assertThat(all.path("changes"))
                .extracting(change -> change.path("kind").asText())
                .containsExactly("plan", "session", "session", "check-in");
        assertThat(all.at("/changes/0/plan/template").asText()).isEqualTo("keep-moving");
        assertThat(all.at("/changes/1/session"))
                .isEqualTo(service.get(service.client(id), client + "/sessions/" + walk)
                        .json());
        assertThat(all.at("/changes/1/session/revision").asInt()).isEqualTo(2);
        assertThat(all.at("/changes/3/checkIn/painNow").asInt()).isEqualTo(3);
        assertThat(all.path("more").asBoolean()).isFalse();

        String next = all.path("next").asText();
        JsonNode nothing = changes(next);
        assertThat(nothing.path("changes")).isEmpty();
        assertThat(nothing.path("next").asText()).isEqualTo(next);

        service.delete(service.client(id), client + "/sessions/" + walk);
        service.post(service.coach(), client + "/plan/confirm", "{\"items\": [\"cat-cow\"]}");
        JsonNode since = changes(next);
        assertThat(since.path("changes"))
                .extracting(change -> change.path("kind").asText())
                .containsExactly("session-withdrawn", "plan");
        assertThat(since.at("/changes/0/sessionId").asText()).isEqualTo(walk.toString());
        assertThat(since.at("/changes/1/plan/items/6/assumed")).isEmpty();
        assertThat(changes(since.path("next").asText()).path("changes")).isEmpty();
    }

    @Test
    void a_page_is_bounded_and_the_next_one_goes_on_from_it() {
        Set<String> sent = new HashSet<>();
        List<String> operations = new ArrayList<>();
        IntStream.range(0, 230).forEach(_ -> {
            UUID session = UUID.randomUUID();
            sent.add(session.toString());
            operations.add("{\"op\": \"put\", \"sessionId\": \"" + session + "\", \"session\": " + body("10") + "}");
        });
        service.post(
                service.client(id),
                client + "/sessions:batch",
                "{\"operations\": [" + String.join(", ", operations) + "]}");

        List<Integer> sizes = new ArrayList<>();
        List<String> told = new ArrayList<>();
        JsonNode page = changes("");
        while (true) {
            sizes.add(page.path("changes").size());
            page.path("changes")
                    .forEach(change -> told.add(change.at("/session/sessionId").asText()));
            if (!page.path("more").asBoolean()) {
                break;
            }
            page = changes(page.path("next").asText());
        }
        assertThat(sizes).containsExactly(100, 100, 30);
        assertThat(told.stream().collect(Collectors.toSet())).isEqualTo(sent);
    }

    @Test
    void a_cursor_from_another_past_begins_again_and_a_foreign_or_broken_one_is_refused() {
        log(UUID.randomUUID(), "10");
        String ahead = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + ":999").getBytes(StandardCharsets.US_ASCII));

        assertThat(changes(ahead).path("changes")).hasSize(1);
        UUID another = service.enrolled();
        String theirs = service.get(service.coach(), clientPath(another) + "/changes")
                .json()
                .path("next")
                .asText();
        for (String cursor : new String[] {theirs, "x", "%25", "AAAA"}) {
            assertRefused(
                    service.get(service.client(id), client + "/changes?cursor=" + cursor), 400, "request.malformed");
        }
    }

    @Test
    void changes_are_for_those_who_may_read() {
        assertThat(service.get(service.coach(), client + "/changes").status()).isEqualTo(200);
        assertThat(service.get(service.admin(), client + "/changes").status()).isEqualTo(200);
        for (String stranger :
                new String[] {service.secondCoach(), service.otherCoach(), service.client(UUID.randomUUID())}) {
            assertRefused(service.get(stranger, client + "/changes"), 404, "client.unknown");
        }
    }

    private JsonNode changes(String cursor) {
        Reply reply =
                service.get(service.client(id), client + "/changes" + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private void plan(String from) {
        service.put(
                service.coach(),
                client + "/plan",
                "{\"effectiveFrom\": \"" + from + "\", \"template\": \"keep-moving\"}");
    }

    private void log(UUID session, String minutes) {
        service.put(service.client(id), client + "/sessions/" + session, body(minutes));
    }

    private static String body(String minutes) {
        return """
            {"startedAt": "2026-06-03T07:00:00+01:00", "timeZone": "Europe/London",
             "entries": [{"item": "walk", "minutes": %s}]}\
            """.formatted(minutes);
    }
}
