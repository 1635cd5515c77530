package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class CheckInsTest {
    private static final String EVERYTHING = """
        {"at": "2026-06-03T07:30:00+01:00", "timeZone": "Europe/London", "painNow": 4, "painWorst": 7,
         "redFlags": ["fever", "saddle-numbness"], "flare": true, "rolandMorris": [24, 1],
         "activities": [{"name": "Putting on socks", "score": 3}], "note": "worse 😀"}\
        """;
    private static final String PAIN = """
        {"at": "2026-06-03T07:30:00+01:00", "timeZone": "Europe/London", "painNow": 4}\
        """;

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final UUID checkIn = UUID.randomUUID();
    private final String path = clientPath(id) + "/check-ins/" + checkIn;

    @Test
    void a_check_in_is_told_once_and_read_back() {
        Reply first = put(EVERYTHING);
        Reply again = service.put(
                service.coach(),
                path,
                EVERYTHING
                        .replace("\"fever\", \"saddle-numbness\"", "\"saddle-numbness\", \"fever\"")
                        .replace("24, 1", "1, 24"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("checkInId").asText()).isEqualTo(checkIn.toString());
        assertThat(first.version()).isEqualTo(4);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(service.events(id)).isEqualTo(4);
        assertThat(service.get(service.coach(), path).json().toString()).isEqualTo("""
            {"checkInId":"%s","at":"2026-06-03T07:30:00+01:00","timeZone":"Europe/London","painNow":4,\
            "painWorst":7,"redFlags":["saddle-numbness","fever"],"flare":true,"rolandMorris":[1,24],\
            "activities":[{"name":"Putting on socks","score":3}],"note":"worse 😀","by":"%s",\
            "version":4}\
            """.formatted(checkIn, id));
    }

    @Test
    void a_check_in_is_not_corrected() {
        put(PAIN);

        assertRefused(put(PAIN.replace("4}", "5}")), 409, "check-in.exists");
        assertThat(service.get(service.client(id), path).json().path("painNow").asInt())
                .isEqualTo(4);
    }

    @Test
    void what_is_out_of_bounds_is_refused() {
        assertRefused(put(PAIN.replace("4}", "11}")), 422, "value.out-of-bounds");
        assertRefused(put(PAIN.replace("4}", "4.5}")), 422, "value.out-of-bounds");
        assertRefused(put(PAIN.replace("+01:00", "Z")), 422, "time.offset-mismatch");
        assertRefused(put(PAIN.replace("2026-06-03", "2200-06-03")), 422, "time.in-future");
        assertRefused(put(PAIN.replace("Europe/London", "Mars/Base")), 422, "time.zone-unknown");
        assertRefused(put(EVERYTHING.replace("24, 1", "1, 1")), 422, "value.out-of-bounds");
        Reply flag = put(EVERYTHING.replace("fever", "sore-toe"));
        assertRefused(flag, 422, "value.out-of-bounds");
        assertThat(flag.json().path("pointer").asText()).isEqualTo("/redFlags/0");
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void what_cannot_be_understood_is_refused() {
        assertRefused(put(PAIN.replace("+01:00", "")), 400, "request.malformed");
        assertRefused(put(PAIN.replace("4}", "4, \"mood\": 3}")), 400, "request.unknown-member");
        assertRefused(put(EVERYTHING.replace(", \"score\": 3", "")), 400, "request.malformed");
        assertRefused(put(EVERYTHING.replace("24, 1", "24, null")), 400, "request.malformed");
    }

    @Test
    void who_may_not_know_of_the_client_learns_nothing() {
        assertRefused(service.get(service.client(id), path), 404, "check-in.unknown");
        put(PAIN);
        for (String stranger :
                new String[] {service.secondCoach(), service.otherCoach(), service.client(UUID.randomUUID())}) {
            assertRefused(service.get(stranger, path), 404, "client.unknown");
            assertRefused(service.put(stranger, path, PAIN), 404, "client.unknown");
        }
    }

    private Reply put(String body) {
        return service.put(service.client(id), path, body);
    }
}
