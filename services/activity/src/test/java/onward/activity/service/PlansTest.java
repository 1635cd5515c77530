package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final String KEEP_MOVING = """
            {"effectiveFrom": "2026-06-01", "template": "keep-moving"}""";
    private static final String WALKS = """
            {"effectiveFrom": "2026-06-08", "items": [{"item": "walk", "category": "walking",
              "dose": {"minutes": %s}, "frequency": {"perDay": 3}}]%s}""";

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();

    @Test
    void keep_moving_is_prescribed_by_its_name() {
        Reply reply = put(KEEP_MOVING);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.json().toString()).isEqualTo("""
                        {"planVersion":1,"warnings":[{"code":"plan.no-hip-flexor-stretch"}],"version":3}""");
    }

    @Test
    void the_newest_body_again_is_a_repeat_and_another_a_new_version() {
        put(KEEP_MOVING);
        service.put(service.coach(), clientPath(id) + "/excusals/" + UUID.randomUUID(), """
                {"from": "2026-06-01", "to": "2026-06-02", "reason": "travel"}""");

        Reply again = put(KEEP_MOVING, "If-Match", "\"9\"");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.version()).isEqualTo(3);
        assertThat(put(WALKS.formatted("10", "")).header("ETag")).isEqualTo("\"2\"");
        assertThat(put(WALKS.formatted("10.0", ", \"overrides\": []"))
                        .json()
                        .path("planVersion")
                        .asInt())
                .isEqualTo(2);
        assertThat(service.events(id)).isEqualTo(5);
    }

    @Test
    void if_match_names_the_newest_version() {
        assertRefused(put(KEEP_MOVING, "If-Match", "\"1\""), 412, "plan.stale-version");
        put(KEEP_MOVING);
        assertRefused(put(WALKS.formatted("9", ""), "If-Match", "\"2\""), 412, "plan.stale-version");
        assertThat(put(WALKS.formatted("9", ""), "If-Match", "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void a_rule_that_is_broken_has_its_code_and_its_override() {
        assertRefused(put(WALKS.formatted("30", "")), 422, "plan.walk-too-long");
        assertRefused(put("""
                        {"effectiveFrom": "2026-06-01", "items": [{"item": "light-row", "category": "strength",
                          "dose": null, "frequency": {"perWeek": 2}}]}"""), 422, "plan.stops-moving");
        assertRefused(
                put(WALKS.formatted("10", "")
                        .replace("\"item\": \"walk\",", "\"item\": \"walk\", \"exercise\": \"deadlift\",")),
                422,
                "plan.heavy-loading");
        assertThat(put(WALKS.formatted("30", ", \"overrides\": [\"short-walks\", \"never-stop\"]"))
                        .status())
                .isEqualTo(200);
        assertThat(service.get(service.coach(), clientPath(id) + "/plan?on=2026-06-08")
                        .json()
                        .path("overrides")
                        .toString())
                .isEqualTo("[\"never-stop\",\"short-walks\"]");
    }

    @Test
    void a_plan_says_how_pain_after_a_session_is_judged_and_shows_it() {
        put(WALKS.formatted("10", ", \"painBands\": {\"fineUpTo\": 2, \"acceptableUpTo\": 4}"));

        assertThat(bands("?on=2026-06-08")).isEqualTo("{\"fineUpTo\":2,\"acceptableUpTo\":4}");
        // The gentler form of a plan is judged as the plan is.
        service.post(service.coach(), clientPath(id) + "/plan/flare", "{\"from\": \"2026-06-09\"}");
        assertThat(bands("?on=2026-06-09")).isEqualTo("{\"fineUpTo\":2,\"acceptableUpTo\":4}");
        put(WALKS.formatted("9", ""));
        assertThat(bands("?on=2026-06-08")).isEqualTo("{\"fineUpTo\":3,\"acceptableUpTo\":5}");
        assertRefused(
                put(WALKS.formatted("10", ", \"painBands\": {\"fineUpTo\": 5, \"acceptableUpTo\": 4}")),
                422,
                "value.out-of-bounds");
        assertRefused(put(WALKS.formatted("10", ", \"painBands\": {\"fineUpTo\": 5}")), 400, "request.malformed");
    }

    private String bands(String on) {
        return service.get(service.client(id), clientPath(id) + "/plan" + on)
                .json()
                .path("painBands")
                .toString();
    }

    @Test
    void the_plan_in_force_is_shown_with_what_was_assumed() {
        put(KEEP_MOVING);
        put(WALKS.formatted("8", ""));

        Reply june = service.get(service.client(id), clientPath(id) + "/plan?on=2026-06-07");
        JsonNode catCow = june.json().path("items").get(6);

        assertThat(june.status()).isEqualTo(200);
        assertThat(june.header("ETag")).isEqualTo("\"1\"");
        assertThat(june.json().path("template").asText()).isEqualTo("keep-moving");
        assertThat(catCow.toString()).isEqualTo("""
                        {"item":"cat-cow","category":"core","perSide":false,"dose":{"sets":[1,1],"reps":[5,5]},\
                        "frequency":{"perWeek":3},"assumed":["sets","frequency"]}""");
        assertThat(service.get(service.client(id), clientPath(id) + "/plan?on=2026-06-08")
                        .header("ETag"))
                .isEqualTo("\"2\"");
        assertThat(service.get(service.client(id), clientPath(id) + "/plan").header("ETag"))
                .isEqualTo("\"2\"");
        assertRefused(service.get(service.client(id), clientPath(id) + "/plan?on=2026-05-31"), 404, "plan.none");
        assertRefused(service.get(service.client(id), clientPath(id) + "/plan?on=yesterday"), 400, "request.malformed");
    }

    @Test
    void all_versions_are_shown_in_their_order() {
        put(WALKS.formatted("8", ""));
        put(KEEP_MOVING);

        JsonNode versions = service.get(service.coach(), clientPath(id) + "/plan/versions")
                .json()
                .path("versions");

        assertThat(versions)
                .extracting(version -> version.path("planVersion").asInt())
                .containsExactly(1, 2);
        assertThat(versions)
                .extracting(version -> version.path("version").asLong())
                .containsExactly(3L, 4L);
        assertThat(versions.get(0)
                        .path("items")
                        .get(0)
                        .path("dose")
                        .path("minutes")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void bodies_that_are_not_as_they_should_be_are_refused() {
        assertRefused(put("{\"effectiveFrom\": \"2026-06-01\"}"), 400, "request.malformed");
        assertRefused(put(WALKS.formatted("8", ", \"template\": \"keep-moving\"")), 400, "request.malformed");
        assertRefused(put("{\"template\": \"keep-moving\"}"), 400, "request.malformed");
        assertRefused(put(KEEP_MOVING.replace("\"2026-06-01\"", "20605")), 400, "request.malformed");
        assertRefused(put("{\"effectiveFrom\": \"2026-06-01\", \"template\": \"rest\"}"), 422, "plan.unknown-template");
        assertRefused(
                put(WALKS.formatted("8", "").replace("\"perDay\": 3", "\"perDay\": 3, \"on\": [\"SOMEDAY\"]")),
                400,
                "request.malformed");
        assertRefused(
                put(WALKS.formatted("8", "").replace("\"category\"", "\"assumed\": [], \"category\"")),
                400,
                "request.unknown-member");
        for (String dose : new String[] {
            "{\"minutes\": null}",
            "{}",
            "{\"sets\": [1], \"reps\": [8, 8]}",
            "{\"sets\": [1, 2, 3], \"reps\": [8, 8]}",
            "{\"sets\": [1, 2]}",
            "{\"minutes\": \"10\"}"
        }) {
            assertRefused(put(WALKS.formatted("8", "").replace("{\"minutes\": 8}", dose)), 400, "request.malformed");
        }
        assertRefused(
                put(WALKS.formatted("8", "").replace("{\"minutes\": 8}", "{\"sets\": [1.5, 2], \"reps\": [8, 8]}")),
                422,
                "value.out-of-bounds");
        assertRefused(put(WALKS.formatted("0", "")), 422, "value.out-of-bounds");
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void a_client_prescribes_nothing() {
        assertRefused(service.put(service.client(id), clientPath(id) + "/plan", KEEP_MOVING), 403, "access.forbidden");
    }

    @Test
    void a_stranger_is_told_that_there_is_no_such_client() {
        String stranger = service.token(UUID.randomUUID(), "coach", ActivityService.STUDIO);

        assertRefused(service.put(stranger, clientPath(id) + "/plan", KEEP_MOVING), 404, "client.unknown");
        assertRefused(service.get(stranger, clientPath(id) + "/plan"), 404, "client.unknown");
        assertRefused(service.get(stranger, clientPath(id) + "/plan/versions"), 404, "client.unknown");
    }

    @Test
    void the_catalogue_and_the_templates_are_everyones_to_read() {
        JsonNode exercises =
                service.get(service.client(id), "/v1/exercises").json().path("exercises");
        JsonNode templates =
                service.get(service.client(id), "/v1/plan-templates").json().path("templates");

        assertThat(exercises)
                .extracting(exercise -> exercise.path("slug").asText())
                .contains("walk", "back-squat");
        assertThat(templates.get(0).path("template").asText()).isEqualTo("keep-moving");
        assertThat(templates.get(0).path("items")).hasSize(11);
    }

    private Reply put(String body, String... headers) {
        return service.put(service.coach(), clientPath(id) + "/plan", body, headers);
    }
}
