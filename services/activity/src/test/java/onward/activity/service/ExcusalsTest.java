package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class ExcusalsTest {
    private static final String TRAVEL = """
            {"from": "2026-06-02", "to": "%s", "reason": "travel"}""";

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final UUID excusal = UUID.randomUUID();
    private final String path = clientPath(id) + "/excusals/" + excusal;

    @Test
    void days_are_excused_once() {
        Reply first = put("2026-06-03");
        Reply again = put("2026-06-03");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().toString()).isEqualTo("{\"excusalId\":\"" + excusal + "\",\"version\":3}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertRefused(put("2026-06-04"), 409, "excusal.exists");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void an_excusal_is_withdrawn_for_good() {
        put("2026-06-03");

        assertThat(service.delete(service.coach(), path).version()).isEqualTo(4);
        assertThat(service.delete(service.coach(), path).version()).isEqualTo(4);
        assertRefused(put("2026-06-03"), 409, "excusal.withdrawn");
    }

    @Test
    void an_excusal_can_be_withdrawn_before_it_is_seen() {
        assertThat(service.delete(service.coach(), path).version()).isEqualTo(3);
        assertRefused(put("2026-06-03"), 409, "excusal.withdrawn");
    }

    @Test
    void what_is_not_so_is_refused() {
        assertRefused(put("2026-06-01"), 422, "value.out-of-bounds");
        assertRefused(put("2026-06-31"), 400, "request.malformed");
        assertRefused(
                service.put(
                        service.coach(), path, TRAVEL.formatted("2026-06-03").replace("travel", "flare")),
                400,
                "request.malformed");
        assertRefused(
                service.put(service.client(UUID.randomUUID()), path, TRAVEL.formatted("2026-06-03")),
                404,
                "client.unknown");
    }

    private Reply put(String to) {
        return service.put(service.coach(), path, TRAVEL.formatted(to));
    }
}
