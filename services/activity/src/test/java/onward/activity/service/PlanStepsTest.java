package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

/** What follows the prescription of a plan: confirming, comparing, making it gentler. */
class PlanStepsTest {
    private static final String KEEP_MOVING = """
        {"effectiveFrom": "2026-06-01", "template": "keep-moving"}\
        """;
    private static final String WALKS = """
        {"effectiveFrom": "2026-06-08", "items": [
          {"item": "walk", "category": "walking", "dose": {"minutes": 8}, "frequency": {"perDay": 3}},
          {"item": "hip-flexor-stretch", "category": "stretching", "perSide": true, "dose": null,
           "frequency": {"perDay": 1}}]}\
        """;

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final String plan = clientPath(id) + "/plan";

    @Test
    void assumptions_are_confirmed_once_and_the_versions_say_by_whom() {
        put(KEEP_MOVING);

        Reply first = post("/confirm", "{\"items\": [\"cat-cow\", \"walk\"]}");
        service.put(service.coach(), clientPath(id) + "/excusals/" + UUID.randomUUID(), """
            {"from": "2026-06-01", "to": "2026-06-02", "reason": "travel"}\
            """);
        Reply again = post("/confirm", "{\"items\": [\"walk\", \"cat-cow\"]}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().toString()).isEqualTo("{\"planVersion\":1,\"version\":4}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(service.events(id)).isEqualTo(5);
        JsonNode version =
                service.get(service.client(id), plan + "/versions").json().at("/versions/0");
        assertThat(version.at("/by").asText()).isEqualTo(ActivityService.COACH.toString());
        assertThat(version.at("/items/6/assumed")).isEmpty();
        assertThat(version.at("/items/5/assumed/0").asText()).isEqualTo("frequency");
        assertThat(version.at("/assumptions")).hasSize(10);
        assertThat(version.at("/assumptions/5/item").asText()).isEqualTo("cat-cow");
        assertThat(version.at("/assumptions/5/fields/0").asText()).isEqualTo("sets");
        assertThat(version.at("/assumptions/5/confirmedBy").asText()).isEqualTo(ActivityService.COACH.toString());
        assertThat(version.at("/assumptions/5/confirmedAt").isTextual()).isTrue();
        assertThat(version.at("/assumptions/4").has("confirmedBy")).isFalse();
    }

    @Test
    void what_is_in_force_is_confirmed_though_another_version_is_newer() {
        put(KEEP_MOVING);
        put(WALKS.replace("06-08", "08-01"));

        Reply reply = post("/confirm", "{\"items\": [\"cat-cow\", \"dead-bug\"]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().toString()).isEqualTo("{\"planVersion\":2,\"version\":5}");
        JsonNode inForce =
                service.get(service.client(id), plan + "?on=2026-07-31").json();
        assertThat(inForce.path("planVersion").asInt()).isEqualTo(1);
        assertThat(inForce.at("/items/4/item").asText()).isEqualTo("dead-bug");
        assertThat(inForce.at("/items/4/assumed")).isEmpty();
        assertThat(inForce.at("/items/5/assumed")).hasSize(1);
        assertThat(inForce.at("/items/6/assumed")).isEmpty();
    }

    @Test
    void only_what_is_in_the_plan_can_be_confirmed() {
        assertRefused(post("/confirm", "{\"items\": [\"walk\"]}"), 404, "plan.none");
        put(KEEP_MOVING);

        Reply unknown = post("/confirm", "{\"items\": [\"walk\", \"juggling\"]}");
        assertRefused(unknown, 422, "plan.unknown-item");
        assertThat(unknown.json().path("pointer").asText()).isEqualTo("/items/1");
        assertRefused(post("/confirm", "{\"items\": []}"), 422, "value.out-of-bounds");
        assertRefused(post("/confirm", "{}"), 400, "request.malformed");
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void two_versions_are_compared() {
        put(KEEP_MOVING);
        put(WALKS);

        Reply diff = service.get(service.client(id), plan + "/diff?from=1&to=2");

        assertThat(diff.status()).isEqualTo(200);
        assertThat(diff.json().path("from").asInt()).isEqualTo(1);
        assertThat(diff.json().path("added"))
                .extracting(item -> item.path("item").asText())
                .containsExactly("hip-flexor-stretch");
        assertThat(diff.json().path("removed")).hasSize(10);
        assertThat(diff.json().path("changed")).hasSize(1);
        assertThat(diff.json().at("/changed/0/before/dose/minutes").asInt()).isEqualTo(10);
        assertThat(diff.json().at("/changed/0/after/dose/minutes").asInt()).isEqualTo(8);
        assertThat(service.get(service.coach(), plan + "/diff?from=2&to=2")
                        .json()
                        .path("changed"))
                .isEmpty();
        assertRefused(service.get(service.coach(), plan + "/diff?from=1&to=3"), 404, "plan.unknown-version");
        assertRefused(service.get(service.coach(), plan + "/diff?from=one&to=2"), 400, "request.malformed");
        assertThat(service.get(service.coach(), plan + "/diff?from=1").status()).isEqualTo(400);
    }

    @Test
    void in_a_flare_the_plan_becomes_gentler_and_says_what_to_return_to() {
        assertRefused(post("/flare", "{\"from\": \"2026-06-03\"}"), 404, "plan.none");
        put(KEEP_MOVING);

        Reply first = post("/flare", "{\"from\": \"2026-06-03\"}");
        Reply again = post("/flare", "{\"from\": \"2026-06-03\"}");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("ETag")).isEqualTo("\"2\"");
        assertThat(first.json().toString()).isEqualTo("""
            {"planVersion":2,"flareOf":1,"warnings":[{"code":"plan.no-hip-flexor-stretch"}],"version":4}\
            """);
        assertThat(again.json()).isEqualTo(first.json());
        JsonNode shown =
                service.get(service.client(id), plan + "?on=2026-06-03").json();
        assertThat(shown.path("flareOf").asInt()).isEqualTo(1);
        assertThat(shown.at("/items/0/dose/minutes").asInt()).isEqualTo(5);
        assertThat(shown.at("/items/4/dose/sets").toString()).isEqualTo("[2,2]");
        assertThat(service.get(service.client(id), plan + "?on=2026-06-02")
                        .json()
                        .has("flareOf"))
                .isFalse();
        Reply back = put(KEEP_MOVING.replace("06-01", "06-10"));
        assertThat(back.json().path("planVersion").asInt()).isEqualTo(3);
        assertRefused(post("/flare", "{}"), 400, "request.malformed");
        assertRefused(post("/flare", "{\"from\": \"soon\"}"), 400, "request.malformed");
    }

    @Test
    void a_flare_is_no_reason_for_an_excusal() {
        assertRefused(
                service.put(service.coach(), clientPath(id) + "/excusals/" + UUID.randomUUID(), """
                    {"from": "2026-06-01", "to": "2026-06-02", "reason": "flare"}\
                    """),
                400,
                "request.malformed");
    }

    @Test
    void this_is_the_staffs_and_to_strangers_there_is_no_such_client() {
        put(KEEP_MOVING);
        String confirm = "{\"items\": [\"cat-cow\"]}";
        String flare = "{\"from\": \"2026-06-03\"}";

        assertRefused(service.post(service.client(id), plan + "/confirm", confirm), 403, "access.forbidden");
        assertRefused(service.post(service.client(id), plan + "/flare", flare), 403, "access.forbidden");
        for (String stranger : new String[] {service.secondCoach(), service.otherCoach()}) {
            assertRefused(service.post(stranger, plan + "/confirm", confirm), 404, "client.unknown");
            assertRefused(service.post(stranger, plan + "/flare", flare), 404, "client.unknown");
            assertRefused(service.get(stranger, plan + "/diff?from=1&to=1"), 404, "client.unknown");
        }
        assertThat(service.post(service.admin(), plan + "/confirm", confirm).status())
                .isEqualTo(200);
    }

    private Reply put(String body) {
        return service.put(service.coach(), plan, body);
    }

    private Reply post(String what, String body) {
        return service.post(service.coach(), plan + what, body);
    }
}
