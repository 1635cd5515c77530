package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

/** What a studio adds to the catalogue is its own. */
class OwnCatalogueTest {
    private static final String POOL_WALK = """
        {"name": "%s", "category": "walking", "measure": "minutes", "spinalLoad": "low", "regressionOf": "walk",
         "instructions": ["Walk in water up to your chest."]}\
        """;
    private static final String CARRY = """
        {"name": "Suitcase carry", "category": "strength", "measure": "hold", "perSide": true,
         "spinalLoad": "high", "instructions": ["Stay upright."]}\
        """;
    private static final String TEMPLATE = """
        {"name": "In the water", "description": "For those who walk with less pain in water.", "items": [
          {"item": "%s", "category": "walking", "dose": {"minutes": 10}, "frequency": {"perDay": 1},
           "assumed": ["frequency"]}]}\
        """;

    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final String slug = "pool-walk-" + id;
    private final String exercise = "/v1/exercises/" + slug;

    @Test
    void an_exercise_is_defined_told_and_redefined() {
        Reply first = service.put(service.coach(), exercise, POOL_WALK.formatted("Pool walk"));
        Reply again = service.put(service.admin(), exercise, POOL_WALK.formatted("Pool walk"));
        Reply renamed = service.put(service.admin(), exercise, POOL_WALK.formatted("Walk in the pool"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("revision").asInt()).isEqualTo(1);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(renamed.status()).isEqualTo(200);
        assertThat(renamed.json().path("revision").asInt()).isEqualTo(2);
        JsonNode told = find(service.client(id), "/v1/exercises", "exercises", "slug", slug);
        assertThat(told.toString()).isEqualTo("""
            {"slug":"%s","name":"Walk in the pool","category":"walking","measure":"minutes",\
            "perSide":false,"spinalLoad":"low","regressionOf":"walk",\
            "instructions":["Walk in water up to your chest."],"own":true,"revision":2}\
            """.formatted(slug));
        assertThat(find(service.client(id), "/v1/exercises", "exercises", "slug", "walk")
                        .has("own"))
                .isFalse();
        assertThat(find(service.otherCoach(), "/v1/exercises", "exercises", "slug", slug)
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_template_is_defined_told_and_prescribed() {
        service.put(service.coach(), exercise, POOL_WALK.formatted("Pool walk"));
        String template = "/v1/plan-templates/pool-" + id;

        Reply first = service.put(service.coach(), template, TEMPLATE.formatted(slug));
        Reply again = service.put(service.coach(), template, TEMPLATE.formatted(slug));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        JsonNode told = find(service.coach(), "/v1/plan-templates", "templates", "template", "pool-" + id);
        assertThat(told.at("/items/0/assumed/0").asText()).isEqualTo("frequency");

        String body = "{\"effectiveFrom\": \"2026-06-01\", \"template\": \"pool-" + id + "\"}";
        assertThat(service.put(service.coach(), clientPath(id) + "/plan", body).status())
                .isEqualTo(200);
        assertThat(service.get(service.client(id), clientPath(id) + "/plan?on=2026-06-01")
                        .json()
                        .at("/assumptions/0/item")
                        .asText())
                .isEqualTo(slug);
        UUID theirs = UUID.randomUUID();
        service.post(service.otherCoach(), "/v1/clients", ActivityService.enrolment(theirs, theirs + "@other.test"));
        assertRefused(
                service.put(service.otherCoach(), clientPath(theirs) + "/plan", body), 422, "plan.unknown-template");
    }

    @Test
    void its_own_exercises_are_logged_with_sides_and_restrictions_as_it_says() {
        String carry = "carry-" + id;
        service.put(service.coach(), "/v1/exercises/" + carry, CARRY);
        String session = """
            {"startedAt": "2026-06-03T18:00:00+01:00", "timeZone": "Europe/London",
             "entries": [{"item": "%s", "sets": [{%s"holdSeconds": 30}]}]}\
            """;

        assertRefused(log(id, service.client(id), session.formatted(carry, "")), 422, "session.side-required");
        assertThat(log(id, service.client(id), session.formatted(carry, "\"side\": \"left\", "))
                        .status())
                .isEqualTo(201);
        assertThat(service.query("select type from store.event where stream = '" + id + "' order by version"))
                .endsWith("SessionLogged", "RestrictionBreached");
        assertRefused(
                service.put(service.coach(), clientPath(id) + "/plan", """
                    {"effectiveFrom": "2026-06-08", "items": [
                      {"item": "walk", "category": "walking", "dose": null, "frequency": {"perDay": 3}},
                      {"item": "%s", "category": "strength", "dose": null, "frequency": {"perWeek": 1}}]}\
                    """.formatted(carry)),
                422,
                "plan.heavy-loading");
        UUID theirs = UUID.randomUUID();
        service.post(service.otherCoach(), "/v1/clients", ActivityService.enrolment(theirs, theirs + "@other.test"));
        assertRefused(
                log(theirs, service.otherCoach(), session.formatted(carry, "\"side\": \"left\", ")),
                422,
                "session.unknown-item");
    }

    @Test
    void what_is_not_the_studios_to_define_is_refused() {
        assertRefused(
                service.put(service.coach(), "/v1/exercises/walk", POOL_WALK.formatted("Walk")),
                409,
                "exercise.built-in");
        assertRefused(
                service.put(service.coach(), "/v1/plan-templates/keep-moving", TEMPLATE.formatted("walk")),
                409,
                "template.built-in");
        assertRefused(
                service.put(service.client(id), exercise, POOL_WALK.formatted("Pool walk")), 403, "access.forbidden");
        assertRefused(
                service.put(
                        service.coach(),
                        exercise,
                        POOL_WALK.formatted("Pool walk").replace("\"walk\"", "\"rest\"")),
                422,
                "exercise.unknown");
        assertRefused(service.put(service.coach(), exercise, POOL_WALK.formatted(" ")), 422, "value.out-of-bounds");
        assertRefused(
                service.put(service.coach(), exercise, POOL_WALK.formatted("a").replace("minutes", "laps")),
                400,
                "request.malformed");
        assertRefused(
                service.put(service.coach(), "/v1/plan-templates/p-" + id, TEMPLATE.formatted("Pool Walk")),
                422,
                "value.out-of-bounds");
    }

    private Reply log(UUID client, String token, String session) {
        return service.put(token, clientPath(client) + "/sessions/" + UUID.randomUUID(), session);
    }

    private JsonNode find(String token, String path, String list, String key, String value) {
        for (JsonNode one : service.get(token, path).json().path(list)) {
            if (one.path(key).asText().equals(value)) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
