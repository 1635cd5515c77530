package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private static final String YES = """
            {"given": true, "wording": "research-1"}""";
    private static final String NO = "{\"given\": false}";

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final String path = clientPath(id) + "/consents";

    @Test
    void a_client_agrees_and_takes_it_back() {
        Reply first = say("research", YES);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().toString()).isEqualTo("{\"version\":3}");
        assertThat(say("research", YES).json()).isEqualTo(first.json());
        assertThat(say("e-mail", YES).version()).isEqualTo(4);
        assertThat(say("research", YES.replace("-1", "-2")).version()).isEqualTo(5);
        assertThat(say("research", NO).version()).isEqualTo(6);
        assertThat(say("research", NO).version()).isEqualTo(6);
        assertThat(say("data-processing", NO).version()).isEqualTo(7);
        assertThat(service.events(id)).isEqualTo(7);
    }

    @Test
    void what_was_said_last_is_shown_to_those_who_look_after_the_client() {
        assertThat(service.get(service.coach(), path).json().toString()).isEqualTo("{\"consents\":[]}");
        say("research", YES);
        say("e-mail", NO);

        for (String reader : new String[] {service.coach(), service.client(id), service.admin()}) {
            assertThat(service.get(reader, path).json().toString().replaceAll("\"at\":\"[^\"]+\",", ""))
                    .isEqualTo("""
                            {"consents":[{"kind":"e-mail","given":false,"version":4},\
                            {"kind":"research","given":true,"wording":"research-1","version":3}]}""");
        }
    }

    @Test
    void only_the_client_can_say() {
        assertRefused(service.put(service.coach(), path + "/research", YES), 403, "access.forbidden");
        assertRefused(service.put(service.admin(), path + "/research", YES), 403, "access.forbidden");
        assertRefused(service.put(service.client(UUID.randomUUID()), path + "/research", YES), 404, "client.unknown");
        assertRefused(service.get(service.otherCoach(), path), 404, "client.unknown");
        assertRefused(service.get(service.secondCoach(), path), 404, "client.unknown");
    }

    @Test
    void what_cannot_be_agreed_to_is_refused() {
        assertRefused(say("everything", YES), 422, "consent.unknown-kind");
        assertRefused(say("research", "{\"given\": true}"), 400, "request.malformed");
        assertRefused(say("research", "{\"given\": false, \"wording\": \"x\"}"), 400, "request.malformed");
        assertRefused(say("research", "{\"wording\": \"x\"}"), 400, "request.malformed");
        assertRefused(say("research", YES.replace("research-1", "a".repeat(101))), 422, "value.out-of-bounds");
        assertThat(service.events(id)).isEqualTo(2);
    }

    private Reply say(String kind, String body) {
        return service.put(service.client(id), path + "/" + kind, body);
    }
}
