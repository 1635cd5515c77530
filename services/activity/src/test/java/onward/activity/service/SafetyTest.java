package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

/** Safety goes first: holds, and heavy loading only when it is allowed. */
class SafetyTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-06-01");
    private static final String LIFT = "{\"note\": \"Seen by a doctor.\"}";
    private static final String DEADLIFT = """
        {"startedAt": "2026-06-03T18:00:00+01:00", "timeZone": "Europe/London",
         "entries": [{"item": "deadlift", "sets": [{"reps": %d, "loadKg": 60}]}]}\
        """;
    private static final String HEAVY_PLAN = """
        {"effectiveFrom": "2026-06-08", "items": [
          {"item": "walk", "category": "walking", "dose": {"minutes": 10}, "frequency": {"perDay": 3}},
          {"item": "deadlift", "category": "strength", "dose": null, "frequency": {"perWeek": 1}}]}\
        """;

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final String client = clientPath(id);

    @Test
    void a_red_flag_is_answered_with_care_and_puts_the_client_on_hold_until_a_coach_lifts_it() {
        assertThat(show().has("hold")).isFalse();
        String checkIn = client + "/check-ins/" + UUID.randomUUID();

        Reply first = service.put(service.client(id), checkIn, flags("\"fever\", \"saddle-numbness\""));
        Reply again = service.put(service.client(id), checkIn, flags("\"saddle-numbness\", \"fever\""));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.version()).isEqualTo(4);
        assertThat(first.json().path("care"))
                .extracting(care -> care.path("urgency").asText())
                .containsExactly("emergency", "urgent");
        assertThat(first.json().at("/care/0/text").asText()).contains("emergency");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(types()).endsWith("CheckInRecorded", "HoldPlaced");
        assertThat(show().at("/hold/urgency").asText()).isEqualTo("emergency");
        assertThat(show().at("/hold/redFlags").toString()).isEqualTo("[\"saddle-numbness\",\"fever\"]");
        assertThat(show().at("/hold/since").isTextual()).isTrue();

        Reply lifted = lift(service.coach(), LIFT);
        assertThat(lifted.status()).isEqualTo(200);
        assertThat(lifted.json().toString()).isEqualTo("{\"version\":5}");
        assertThat(lift(service.admin(), LIFT).json()).isEqualTo(lifted.json());
        assertThat(show().has("hold")).isFalse();
        assertThat(service.events(id)).isEqualTo(5);
    }

    @Test
    void a_check_in_without_red_flags_says_nothing_of_care() {
        Reply reply = checkIn(FIRST, 2);

        assertThat(reply.json().has("care")).isFalse();
        assertThat(show().has("hold")).isFalse();
    }

    @Test
    void a_hold_is_lifted_by_the_staff_alone_and_with_a_note() {
        assertRefused(lift(service.coach(), LIFT), 409, "hold.none");
        service.put(service.client(id), client + "/check-ins/" + UUID.randomUUID(), flags("\"fever\""));

        assertRefused(lift(service.client(id), LIFT), 403, "access.forbidden");
        assertRefused(lift(service.secondCoach(), LIFT), 404, "client.unknown");
        assertRefused(lift(service.otherCoach(), LIFT), 404, "client.unknown");
        assertRefused(lift(service.coach(), "{\"note\": \" \"}"), 422, "value.out-of-bounds");
        assertRefused(lift(service.coach(), "{}"), 400, "request.malformed");
        assertThat(show().has("hold")).isTrue();
    }

    @Test
    void a_heavy_session_is_accepted_and_the_breach_is_told_once_over_corrections() {
        String session = client + "/sessions/" + UUID.randomUUID();

        Reply first = service.put(service.client(id), session, DEADLIFT.formatted(5));
        Reply again = service.put(service.client(id), session, DEADLIFT.formatted(5));
        Reply corrected = service.put(service.client(id), session, DEADLIFT.formatted(6), "If-Match", "\"1\"");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.version()).isEqualTo(4);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(corrected.json().path("revision").asInt()).isEqualTo(2);
        assertThat(types()).endsWith("SessionLogged", "RestrictionBreached", "SessionCorrected");
    }

    @Test
    void a_batch_tells_breaches_too_and_answers_with_the_versions_after_them() {
        String one = "{\"op\": \"put\", \"sessionId\": \"%s\", \"session\": %s}";
        String body = "{\"operations\": ["
                + one.formatted(UUID.randomUUID(), DEADLIFT.formatted(5)) + ", "
                + one.formatted(UUID.randomUUID(), DEADLIFT.formatted(3)) + "]}";

        Reply reply = service.post(service.client(id), client + "/sessions:batch", body);

        assertThat(reply.json().path("results"))
                .extracting(result -> result.path("version").asLong())
                .containsExactly(4L, 6L);
        assertThat(reply.version()).isEqualTo(6);
    }

    @Test
    void heavy_loading_is_allowed_after_seven_dates_in_a_row_and_then_prescribed_and_done() {
        for (int day = 0; day < 6; day++) {
            checkIn(FIRST.plusDays(day), 2);
        }
        Reply early = allow(service.coach());
        assertRefused(early, 422, "heavy-loading.pain-not-settled");
        assertThat(early.json().path("detail").asText()).contains("on 6 of the 7");
        assertRefused(service.put(service.coach(), client + "/plan", HEAVY_PLAN), 422, "plan.heavy-loading");

        checkIn(FIRST.plusDays(6), 2);
        String sore = client + "/sessions/" + UUID.randomUUID();
        service.put(service.client(id), sore, """
            {"startedAt": "2026-06-07T18:00:00+01:00", "timeZone": "Europe/London", "painAfter": 9,
             "entries": [{"item": "walk", "minutes": 10}]}\
            """);
        assertRefused(allow(service.coach()), 422, "heavy-loading.pain-not-settled");
        service.delete(service.client(id), sore);

        Reply allowed = allow(service.coach());
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allow(service.coach()).json()).isEqualTo(allowed.json());
        assertThat(show().path("heavyLoadingAllowed").asBoolean()).isTrue();
        assertThat(service.put(service.coach(), client + "/plan", HEAVY_PLAN).status())
                .isEqualTo(200);
        service.put(service.client(id), client + "/sessions/" + UUID.randomUUID(), DEADLIFT.formatted(5));
        assertThat(types()).doesNotContain("RestrictionBreached").endsWith("PlanActivated", "SessionLogged");
    }

    @Test
    void a_hold_goes_before_heavy_loading() {
        for (int day = 0; day < 7; day++) {
            checkIn(FIRST.plusDays(day), 0);
        }
        service.put(service.client(id), client + "/check-ins/" + UUID.randomUUID(), flags("\"fever\""));

        assertRefused(allow(service.coach()), 409, "hold.standing");
        assertThat(show().path("heavyLoadingAllowed").asBoolean()).isFalse();

        lift(service.coach(), LIFT);
        assertThat(allow(service.coach()).status()).isEqualTo(200);
    }

    @Test
    void readings_far_back_in_the_stream_are_found() {
        for (int day = 0; day < 7; day++) {
            checkIn(FIRST.plusDays(day), 1);
        }
        StringBuilder walks = new StringBuilder("{\"operations\": [");
        for (int n = 0; n < 250; n++) {
            walks.append(n == 0 ? "" : ", ").append("""
                {"op": "put", "sessionId": "%s", "session": {"startedAt": "2026-06-09T07:00:00+01:00",
                 "timeZone": "Europe/London", "entries": [{"item": "walk", "minutes": 10}]}}\
                """.formatted(UUID.randomUUID()));
        }
        service.post(
                service.client(id),
                client + "/sessions:batch",
                walks.append("]}").toString());

        assertThat(allow(service.coach()).status()).isEqualTo(200);
    }

    @Test
    void heavy_loading_is_the_coachs_to_allow() {
        assertRefused(allow(service.client(id)), 403, "access.forbidden");
        assertRefused(allow(service.admin()), 403, "access.forbidden");
        assertRefused(allow(service.secondCoach()), 404, "client.unknown");
        assertRefused(allow(service.coach()), 422, "heavy-loading.pain-not-settled");
        assertThat(show().path("heavyLoadingAllowed").asBoolean()).isFalse();
    }

    private JsonNode show() {
        return service.get(service.coach(), client).json();
    }

    private List<String> types() {
        return service.query("select type from store.event where stream = '" + id + "' order by version");
    }

    private Reply lift(String token, String body) {
        return service.post(token, client + "/hold/lift", body);
    }

    private Reply allow(String token) {
        return service.post(token, client + "/heavy-loading/allow", "");
    }

    private Reply checkIn(LocalDate on, int pain) {
        return service.put(service.client(id), client + "/check-ins/" + UUID.randomUUID(), """
            {"at": "%sT08:00:00+01:00", "timeZone": "Europe/London", "painNow": %d}\
            """.formatted(on, pain));
    }

    private static String flags(String codes) {
        return """
            {"at": "2026-06-03T07:30:00+01:00", "timeZone": "Europe/London", "redFlags": [%s]}\
            """.formatted(codes);
    }
}
