package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ActivityService.enrolment;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = UUID.randomUUID();
    private final String email = id + "@client.test";

    @Test
    void a_coach_enrols_a_client() {
        Reply reply = service.post(service.coach(), "/v1/clients", enrolment(id, email));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).isEqualTo(clientPath(id));
        assertThat(reply.json().path("clientId").asText()).isEqualTo(id.toString());
        assertThat(reply.version()).isEqualTo(2);
    }

    @Test
    void the_same_enrolment_again_is_answered_with_the_first_version_also_after_a_change() {
        service.post(service.coach(), "/v1/clients", enrolment(id, email));
        service.patch(service.coach(), clientPath(id), """
                {"name": "Ana Maria"}""");

        Reply again = service.post(service.coach(), "/v1/clients", enrolment(id, email));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.version()).isEqualTo(2);
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void an_id_that_is_taken_is_a_conflict() {
        service.post(service.coach(), "/v1/clients", enrolment(id, email));

        assertRefused(service.post(service.coach(), "/v1/clients", enrolment(id, "b" + email)), 409, "client.exists");
        assertRefused(service.post(service.otherCoach(), "/v1/clients", enrolment(id, email)), 409, "client.exists");
    }

    @Test
    void an_id_of_the_staff_or_of_a_studio_is_nobody_elses() {
        long before = service.events(ActivityService.STUDIO);
        for (UUID taken : new UUID[] {ActivityService.ADMIN, ActivityService.STUDIO, ActivityService.OTHER_STUDIO}) {
            assertRefused(service.post(service.coach(), "/v1/clients", enrolment(taken, email)), 409, "client.exists");
        }
        assertRefused(
                service.post(service.coach(), "/v1/clients", enrolment(id, "admin@demo.test")),
                409,
                "client.email-taken");
        assertThat(service.events(ActivityService.ADMIN)).isZero();
        assertThat(service.events(ActivityService.STUDIO)).isEqualTo(before);
    }

    @Test
    void an_address_is_one_persons_whatever_its_case() {
        service.post(service.coach(), "/v1/clients", enrolment(id, email));

        Reply second = service.post(
                service.coach(), "/v1/clients", enrolment(UUID.randomUUID(), email.toUpperCase(Locale.ROOT)));

        assertRefused(second, 409, "client.email-taken");
        assertThat(second.json().path("pointer").asText()).isEqualTo("/email");
        assertRefused(
                service.post(service.coach(), "/v1/clients", enrolment(UUID.randomUUID(), "coach@other.test")),
                409,
                "client.email-taken");
    }

    @Test
    void an_address_that_was_given_up_is_free_again() {
        UUID other = service.enrolled();
        service.post(service.coach(), "/v1/clients", enrolment(id, email));

        assertRefused(patchEmail(other, email), 409, "client.email-taken");
        assertThat(patchEmail(id, "new-" + email).version()).isEqualTo(3);
        assertThat(patchEmail(other, email).version()).isEqualTo(3);
        assertRefused(patchEmail(id, email), 409, "client.email-taken");
        assertThat(service.get(service.coach(), clientPath(id))
                        .json()
                        .path("email")
                        .asText())
                .isEqualTo("new-" + email);
    }

    @Test
    void a_client_is_shown_as_it_is_now() {
        service.post(service.coach(), "/v1/clients", enrolment(id, email));
        service.patch(service.coach(), clientPath(id), """
                {"timeZone": "Asia/Tokyo", "locale": "en-GB"}""");

        Reply shown = service.get(service.coach(), clientPath(id));

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().toString())
                .isEqualTo("""
                        {"clientId":"%s","studioId":"%s","name":"Ana Ortiz","email":"%s","timeZone":"Asia/Tokyo",\
                        "locale":"en-GB","coachId":"%s","heavyLoadingAllowed":false,"version":3}""".formatted(id, ActivityService.STUDIO, email, ActivityService.COACH));
    }

    @Test
    void a_change_that_changes_nothing_is_answered_with_the_last_change() {
        service.post(service.coach(), "/v1/clients", enrolment(id, email));

        assertThat(service.patch(service.coach(), clientPath(id), "{}").version())
                .isEqualTo(2);
        assertThat(service.patch(service.coach(), clientPath(id), """
                {"name": "Ana Ortiz"}""").version())
                .isEqualTo(2);
        assertThat(service.patch(service.coach(), clientPath(id), """
                {"name": "Anna"}""").version())
                .isEqualTo(3);
        assertThat(service.patch(service.coach(), clientPath(id), """
                {"name": "Anna"}""").version())
                .isEqualTo(3);
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void who_may_not_know_of_a_client_is_told_that_there_is_none() {
        service.post(service.coach(), "/v1/clients", enrolment(id, email));

        for (String allowed : new String[] {service.coach(), service.admin(), service.client(id)}) {
            assertThat(service.get(allowed, clientPath(id)).status()).isEqualTo(200);
        }
        for (String stranger : new String[] {
            service.token(UUID.randomUUID(), "coach", ActivityService.STUDIO),
            service.client(UUID.randomUUID()),
            service.otherCoach(),
            service.token(UUID.randomUUID(), "admin", ActivityService.OTHER_STUDIO),
            service.token(id, "client", ActivityService.OTHER_STUDIO),
            service.token(ActivityService.COACH, "coach", ActivityService.OTHER_STUDIO)
        }) {
            assertRefused(service.get(stranger, clientPath(id)), 404, "client.unknown");
            assertRefused(service.patch(stranger, clientPath(id), "{}"), 404, "client.unknown");
        }
        assertRefused(service.get(service.coach(), clientPath(UUID.randomUUID())), 404, "client.unknown");
    }

    @Test
    void a_client_enrols_nobody() {
        assertRefused(service.post(service.client(id), "/v1/clients", enrolment(id, email)), 403, "access.forbidden");
    }

    @Test
    void a_client_whom_an_administrator_enrols_has_no_coach_yet() {
        Reply reply = service.post(service.admin(), "/v1/clients", enrolment(id, email));

        assertThat(reply.version()).isEqualTo(1);
        assertRefused(service.get(service.coach(), clientPath(id)), 404, "client.unknown");
        assertThat(service.get(service.admin(), clientPath(id)).json().has("coachId"))
                .isFalse();
    }

    @Test
    void bodies_that_are_not_as_they_should_be_are_refused() {
        String good = enrolment(id, email);

        assertRefused(post(good.replace("}", ", \"age\": 7}")), 400, "request.unknown-member");
        assertRefused(post(good.replace("\"name\": \"Ana Ortiz\",", "")), 400, "request.malformed");
        assertRefused(post(good.replace("\"Ana Ortiz\"", "null")), 400, "request.malformed");
        assertRefused(post(good.replace("\"Ana Ortiz\"", "7")), 400, "request.malformed");
        assertRefused(post("[]"), 400, "request.malformed");
        assertRefused(post(good.replace("Ana Ortiz", "\\ud83d")), 422, "value.out-of-bounds");
        assertRefused(post(good.replace("Europe/London", "Mars/Base")), 422, "time.zone-unknown");
        assertRefused(post(good.replace(email, "nobody")), 422, "value.out-of-bounds");
        assertThat(service.events(id)).isZero();
    }

    private Reply post(String body) {
        return service.post(service.coach(), "/v1/clients", body);
    }

    private Reply patchEmail(UUID clientId, String to) {
        return service.patch(service.coach(), clientPath(clientId), "{\"email\": \"" + to + "\"}");
    }

    static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.code()).as(reply.response().body()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
