package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class NudgesTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final UUID nudge = UUID.randomUUID();

    @Test
    void a_nudge_is_asked_for_once() {
        Reply first = nudge(service.coach(), "Ten minutes today?");
        Reply again = nudge(service.coach(), "Ten minutes today?");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().toString()).isEqualTo("{\"nudgeId\":\"" + nudge + "\",\"version\":3}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertRefused(nudge(service.coach(), "Twenty?"), 409, "nudge.exists");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void only_the_clients_coach_can_ask() {
        assertRefused(nudge(service.client(id), "Hello."), 403, "access.forbidden");
        assertRefused(nudge(service.admin(), "Hello."), 403, "access.forbidden");
        assertRefused(nudge(service.secondCoach(), "Hello."), 404, "client.unknown");
        assertRefused(nudge(service.otherCoach(), "Hello."), 404, "client.unknown");
    }

    @Test
    void a_nudge_says_something() {
        assertRefused(nudge(service.coach(), ""), 422, "value.out-of-bounds");
        assertRefused(nudge(service.coach(), "a".repeat(4001)), 422, "value.out-of-bounds");
        assertRefused(
                service.post(service.coach(), clientPath(id) + "/nudge", "{\"text\": \"Hello.\"}"),
                400,
                "request.malformed");
        assertThat(service.events(id)).isEqualTo(2);
    }

    private Reply nudge(String token, String text) {
        return service.post(token, clientPath(id) + "/nudge", """
                {"nudgeId": "%s", "text": "%s"}""".formatted(nudge, text));
    }
}
