package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class SessionsTest {
    static final String WALK = """
            {"startedAt": "2026-06-01T07:00:00+01:00", "timeZone": "Europe/London",
             "entries": [{"item": "walk", "minutes": %s}]}""";

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final UUID session = UUID.randomUUID();

    @Test
    void a_client_logs_a_session() {
        Reply reply = put(WALK.formatted("10"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.json().toString())
                .isEqualTo("{\"sessionId\":\"" + session + "\",\"revision\":1,\"version\":3}");
    }

    @Test
    void a_repeat_is_answered_as_at_first_whatever_is_expected() {
        put(WALK.formatted("10"));
        service.put(service.client(id), path(UUID.randomUUID()), WALK.formatted("5"));

        Reply again = put(WALK.formatted("10.00"), "If-Match", "\"7\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.version()).isEqualTo(3);
        assertThat(service.events(id)).isEqualTo(4);
    }

    @Test
    void a_correction_names_the_revision_it_corrects() {
        put(WALK.formatted("10"));

        assertRefused(put(WALK.formatted("12")), 409, "session.exists");
        assertRefused(put(WALK.formatted("12"), "If-Match", "\"2\""), 412, "session.stale-revision");
        Reply corrected = put(WALK.formatted("12"), "If-Match", "\"1\"");
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.header("ETag")).isEqualTo("\"2\"");
        assertThat(corrected.json().toString())
                .isEqualTo("{\"sessionId\":\"" + session + "\",\"revision\":2,\"version\":4}");
        assertThat(put(WALK.formatted("12"), "If-Match", "\"1\"").version()).isEqualTo(4);
        assertRefused(put(WALK.formatted("10")), 409, "session.exists");
    }

    @Test
    void a_session_is_shown_as_it_stands() {
        put("""
                {"startedAt": "2026-06-01T07:00:00+01:00", "timeZone": "Europe/London",
                 "entries": [{"item": "dead-bug", "sets": [{"side": "left", "reps": 8, "loadKg": 1.5}]}],
                 "durationMinutes": 20, "painBefore": 4, "painAfter": 3, "effort": 5, "note": "better 😀",
                 "source": "device:watch"}""");

        Reply shown = service.get(service.coach(), path(session));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("ETag")).isEqualTo("\"1\"");
        assertThat(shown.json().toString()).isEqualTo("""
                        {"sessionId":"%s","revision":1,"version":3,"startedAt":"2026-06-01T07:00:00+01:00",\
                        "timeZone":"Europe/London","entries":[{"item":"dead-bug","sets":[{"side":"left","reps":8,\
                        "loadKg":1.5}]}],"durationMinutes":20,"painBefore":4,"painAfter":3,"effort":5,\
                        "note":"better 😀","source":"device:watch"}""".formatted(session));
    }

    @Test
    void a_withdrawn_session_is_gone_for_good() {
        put(WALK.formatted("10"));

        Reply withdrawn = service.delete(service.client(id), path(session));

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.version()).isEqualTo(4);
        assertRefused(service.get(service.client(id), path(session)), 410, "session.withdrawn");
        assertRefused(put(WALK.formatted("10")), 409, "session.withdrawn");
        assertRefused(put(WALK.formatted("12"), "If-Match", "\"1\""), 409, "session.withdrawn");
        assertThat(service.delete(service.client(id), path(session)).version()).isEqualTo(4);
        assertThat(service.events(id)).isEqualTo(4);
    }

    @Test
    void a_session_can_be_withdrawn_before_it_is_seen() {
        assertRefused(service.get(service.client(id), path(session)), 404, "session.unknown");
        assertThat(service.delete(service.client(id), path(session)).version()).isEqualTo(3);
        assertRefused(put(WALK.formatted("10")), 409, "session.withdrawn");
    }

    @Test
    void a_withdrawal_that_expects_another_revision_withdraws_nothing() {
        put(WALK.formatted("10"));

        assertRefused(
                service.delete(service.client(id), path(session), "If-Match", "\"2\""), 412, "session.stale-revision");
        assertThat(service.delete(service.client(id), path(session), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_is_not_so_is_refused_with_its_code() {
        assertRefused(put(WALK.formatted("0")), 422, "value.out-of-bounds");
        assertRefused(put(WALK.formatted("10").replace("\"walk\"", "\"swim\"")), 422, "session.unknown-item");
        assertRefused(put(WALK.formatted("10").replace("+01:00", "Z")), 422, "time.offset-mismatch");
        assertRefused(put(WALK.formatted("10").replace("Europe/London", "Europe/Atlantis")), 422, "time.zone-unknown");
        assertRefused(put(WALK.formatted("10").replace("2026-", "2926-")), 422, "time.in-future");
        assertRefused(put(sets("{\"reps\": 8}")), 422, "session.side-required");
        assertRefused(put(sets("{\"side\": \"left\"}")), 422, "session.set-measure");
        assertRefused(put(sets("{\"side\": \"left\", \"reps\": 8, \"holdSeconds\": 8}")), 422, "session.set-measure");
        assertRefused(put(sets("{\"side\": \"left\", \"reps\": 3000000000}")), 422, "value.out-of-bounds");
        assertRefused(put(sets("{\"side\": \"left\", \"reps\": 8.5}")), 422, "value.out-of-bounds");
        assertThat(put(WALK.formatted("0")).json().path("pointer").asText()).isEqualTo("/entries/0/minutes");
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void bodies_that_are_not_as_they_should_be_are_refused() {
        for (String broken : new String[] {
            WALK.formatted("\"10\""),
            WALK.formatted("null"),
            WALK.formatted("10").replace("\"item\": \"walk\",", ""),
            WALK.formatted("10").replace("\"timeZone\": \"Europe/London\",", ""),
            WALK.formatted("10").replace("2026-06-01T07:00:00+01:00", "yesterday"),
            WALK.formatted("10").replace("+01:00", ""),
            WALK.formatted("10").replace("[{", "[null, {"),
            WALK.formatted("10") + "}",
            sets("{\"side\": \"middle\", \"reps\": 8}"),
            sets("{\"side\": \"left\", \"reps\": \"8\"}")
        }) {
            assertRefused(put(broken), 400, "request.malformed");
        }
        assertRefused(
                put(WALK.formatted("10").replace("\"entries\"", "\"mood\": 1, \"entries\"")),
                400,
                "request.unknown-member");
    }

    @Test
    void a_stranger_is_told_that_there_is_no_such_client() {
        put(WALK.formatted("10"));
        String stranger = service.client(UUID.randomUUID());

        assertRefused(service.put(stranger, path(session), WALK.formatted("10")), 404, "client.unknown");
        assertRefused(service.get(stranger, path(session)), 404, "client.unknown");
        assertRefused(service.delete(stranger, path(session)), 404, "client.unknown");
        assertRefused(
                service.post(stranger, clientPath(id) + "/sessions:batch", "{\"operations\": []}"),
                404,
                "client.unknown");
    }

    @Test
    void a_batch_does_what_it_can_in_order() {
        UUID second = UUID.randomUUID();
        String batch = """
                {"operations": [
                  {"op": "put", "sessionId": "%1$s", "session": %3$s},
                  {"op": "put", "sessionId": "%1$s", "ifMatch": "1", "session": %4$s},
                  {"op": "put", "sessionId": "%2$s", "session": %5$s},
                  {"op": "put", "sessionId": "%2$s", "session": {"startedAt": "yesterday"}},
                  {"op": "put", "sessionId": "%2$s"},
                  {"op": "dance", "sessionId": "%2$s"},
                  {"op": "put", "sessionId": "nobody", "session": %3$s},
                  {"op": "withdraw", "sessionId": "%2$s"},
                  {"op": "withdraw", "sessionId": "%2$s"}]}""".formatted(session, second, WALK.formatted("10"), WALK.formatted("12"), WALK.formatted("0"));

        Reply reply = service.post(service.client(id), clientPath(id) + "/sessions:batch", batch);
        JsonNode results = reply.json().path("results");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.version()).isEqualTo(5);
        assertThat(results)
                .extracting(result -> result.path("status").asInt())
                .containsExactly(201, 200, 422, 400, 400, 400, 400, 200, 200);
        assertThat(results.get(1).toString())
                .isEqualTo("{\"sessionId\":\"" + session + "\",\"status\":200,\"revision\":2,\"version\":4}");
        assertThat(results.get(2).path("code").asText()).isEqualTo("value.out-of-bounds");
        assertThat(results.get(3).path("sessionId").asText()).isEqualTo(second.toString());
        assertThat(results.get(6).path("sessionId").asText()).isEqualTo("nobody");
        assertThat(results.get(7).toString())
                .isEqualTo("{\"sessionId\":\"" + second + "\",\"status\":200,\"version\":5}");
        assertThat(results.get(8)).isEqualTo(results.get(7));
        assertThat(service.events(id)).isEqualTo(5);
        assertThat(service.delete(service.client(id), path(second)).version()).isEqualTo(5);
    }

    @Test
    void a_batch_has_at_most_five_hundred_operations() {
        String one = "{\"op\": \"withdraw\", \"sessionId\": \"" + session + "\"}";
        String path = clientPath(id) + "/sessions:batch";

        assertThat(service.post(service.client(id), path, "{\"operations\": []}")
                        .version())
                .isEqualTo(2);
        assertThat(service.post(service.client(id), path, operations(one, 500)).status())
                .isEqualTo(200);
        assertRefused(service.post(service.client(id), path, operations(one, 501)), 422, "value.out-of-bounds");
        assertRefused(service.post(service.client(id), path, "{}"), 400, "request.malformed");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void a_long_story_is_told_and_told_again_the_same() {
        StringBuilder operations = new StringBuilder();
        for (int minutes = 1; minutes <= 300; minutes++) {
            operations
                    .append(minutes == 1 ? "" : ",")
                    .append("{\"op\": \"put\", \"sessionId\": \"")
                    .append(new UUID(id.getMostSignificantBits(), minutes))
                    .append("\", \"session\": ")
                    .append(WALK.formatted(minutes))
                    .append("}");
        }
        String batch = "{\"operations\": [" + operations + "]}";

        Reply first = service.post(service.client(id), clientPath(id) + "/sessions:batch", batch);
        Reply again = service.post(service.client(id), clientPath(id) + "/sessions:batch", batch);

        assertThat(first.version()).isEqualTo(302);
        assertThat(first.json().path("results"))
                .allMatch(result -> result.path("status").asInt() == 201);
        assertThat(again.json().path("results"))
                .allMatch(result -> result.path("status").asInt() == 200);
        assertThat(again.json().path("results").get(299).path("version"))
                .isEqualTo(first.json().path("results").get(299).path("version"));
        assertThat(service.query("select format from store.snapshot where stream = '" + id + "'"))
                .hasSize(1);
        assertThat(service.get(service.coach(), clientPath(id))
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Ana Ortiz");
        assertThat(put(WALK.formatted("10")).version()).isEqualTo(303);
    }

    private static String operations(String one, int times) {
        return "{\"operations\": [" + (one + ",").repeat(times - 1) + one + "]}";
    }

    private static String sets(String set) {
        return WALK.replace(
                "{\"item\": \"walk\", \"minutes\": %s}", "{\"item\": \"dead-bug\", \"sets\": [" + set + "]}");
    }

    private Reply put(String body, String... headers) {
        return service.put(service.client(id), path(session), body, headers);
    }

    private String path(UUID sessionId) {
        return clientPath(id) + "/sessions/" + sessionId;
    }
}
