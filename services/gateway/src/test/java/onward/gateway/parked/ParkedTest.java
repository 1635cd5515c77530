package onward.gateway.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Json;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.gateway.Events;
import onward.gateway.Gateway;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkedTest {
    private static final Events EVENTS = Events.shared();
    private static final String PATH = "/v1/admin/parked";
    private static Gateway gateway;

    private final UUID studio = UUID.randomUUID();
    private final UUID client = UUID.randomUUID();

    @BeforeAll
    static void start() {
        gateway = Gateway.inLocalMode(EVENTS);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void nothing_is_parked_elsewhere() {
        gateway.progress.forget();
        gateway.notifications.forget();
        gateway.progress.answers(200, "{\"parked\":[]}");
        gateway.notifications.answers(200, "{\"parked\":[]}");
    }

    @Test
    void what_every_service_could_not_apply_is_one_list() {
        enroll();
        EVENTS.tombstone(client);
        gateway.progress.answers(200, """
                {"parked": [{"id": "progress.timeline.7", "service": "progress", "projection": "timeline",
                  "topic": "onward.activity", "partition": 3, "offset": 41, "cause": "SQL state 23514",
                  "streamId": "%s", "parkedAt": "2026-06-01T08:00:00Z"}]}
                """.formatted(studio));

        await().until(() -> streams(list()).contains(client.toString()));

        JsonNode list = list();
        assertThat(streams(list)).contains(studio.toString());
        assertThat(list.get("unreachable")).isEmpty();
        assertThat(gateway.progress.lastAsked().header("Authorization")).startsWith("Bearer ey");
        list.get("parked").forEach(parked -> {
            assertThat(parked.get("cause").textValue()).isNotBlank();
            assertThat(parked.get("partition").intValue()).isBetween(0, 11);
        });
    }

    @Test
    void of_another_studio_it_is_not_told_which_stream_it_is() {
        enroll();
        EVENTS.tombstone(client);
        await().until(() -> streams(list()).contains(client.toString()));
        JsonNode elsewhere = list(UUID.randomUUID());
        assertThat(elsewhere.get("parked")).hasSameSizeAs(list().get("parked"));
        assertThat(streams(elsewhere)).doesNotContain(client.toString());
    }

    @Test
    void a_service_that_does_not_answer_is_named() {
        gateway.progress.answers(500, "{}");
        gateway.notifications.answers(200, "no list");
        assertThat(list().get("unreachable"))
                .extracting(JsonNode::textValue)
                .containsExactly("notifications", "progress");
    }

    @Test
    void another_try_goes_to_the_service_that_parked_it() {
        gateway.progress.answers(200, "{\"id\":\"progress.timeline.7\",\"applied\":3}");
        gateway.notifications.answers(200, "{\"id\":\"notifications.notifications.7\",\"applied\":0}");
        assertThat(retry("progress.timeline.7").body()).contains("\"applied\":3");
        assertThat(gateway.progress.lastAsked().method()).isEqualTo("POST");
        assertThat(gateway.progress.lastAsked().path()).isEqualTo(PATH + "/progress.timeline.7/retry");
        retry("notifications.notifications.7");
        assertThat(gateway.notifications.lastAsked().path()).isEqualTo(PATH + "/notifications.notifications.7/retry");
    }

    @Test
    void what_is_no_event_stays_in_the_list_and_lets_its_stream_go_on() throws Exception {
        enroll();
        EVENTS.tombstone(client);
        await().until(() -> streams(list()).contains(client.toString()));
        String id = null;
        for (JsonNode parked : list().get("parked")) {
            if (parked.path("streamId").asText().equals(client.toString())) {
                id = parked.get("id").textValue();
            }
        }
        int before = list().get("parked").size();
        HttpResponse<String> answer = retry(id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("applied").intValue()).isZero();
        assertThat(list().get("parked")).hasSize(before);
        assertThat(streams(list())).doesNotContain(client.toString());
        EVENTS.publish(client, new CoachAssigned(client, client));
        await().until(() -> gateway.send(gateway.to("/v1/me").header("Authorization", "Bearer " + self()))
                .body()
                .contains("coachId"));
    }

    @Test
    void only_an_administrator_may_see_and_try_them() throws Exception {
        for (Role role : new Role[] {Role.COACH, Role.CLIENT}) {
            String token = "Bearer " + gateway.token(role);
            HttpResponse<String> answer = gateway.send(gateway.to(PATH).header("Authorization", token));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(json(answer).get("code").textValue()).isEqualTo("access.forbidden");
            HttpResponse<String> retried = gateway.send(gateway.to(PATH + "/gateway.person.1/retry")
                    .header("Authorization", token)
                    .POST(BodyPublishers.noBody()));
            assertThat(retried.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void one_that_is_not_parked_is_not_found() throws Exception {
        HttpResponse<String> answer = retry("somewhere.person.1");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").textValue()).isEqualTo("parked.unknown");
    }

    private void enroll() {
        EVENTS.publish(
                client,
                new ClientEnrolled(
                        studio, "Ada", client + "@onward.test", ZoneId.of("Europe/London"), Optional.empty(), client));
    }

    private String self() {
        return gateway.token(new Caller(client, Role.CLIENT, studio));
    }

    private JsonNode list() {
        return list(studio);
    }

    private static JsonNode list(UUID studio) {
        HttpResponse<String> answer = gateway.send(asAdmin(studio, PATH));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return json(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> streams(JsonNode list) {
        List<String> streams = new ArrayList<>();
        list.get("parked").forEach(parked -> streams.add(parked.path("streamId").asText()));
        return streams;
    }

    private HttpResponse<String> retry(String id) {
        return gateway.send(asAdmin(studio, PATH + "/" + id + "/retry").POST(BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder asAdmin(UUID studio, String path) {
        Caller admin = new Caller(UUID.randomUUID(), Role.ADMIN, studio);
        return gateway.to(path).header("Authorization", "Bearer " + gateway.token(admin));
    }

    private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
        return Json.tolerant().readTree(answer.body());
    }
}
