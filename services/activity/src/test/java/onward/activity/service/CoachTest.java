package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class CoachTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();

    @Test
    void a_client_is_handed_over_and_the_old_coach_knows_it_no_more() {
        Reply first = change(service.coach(), ActivityService.SECOND_COACH);
        Reply again = change(service.coach(), ActivityService.SECOND_COACH);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().toString()).isEqualTo("{\"version\":3}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertRefused(service.get(service.coach(), clientPath(id)), 404, "client.unknown");
        assertThat(service.get(service.secondCoach(), clientPath(id))
                        .json()
                        .path("coachId")
                        .asText())
                .isEqualTo(ActivityService.SECOND_COACH.toString());
        assertThat(service.events(id)).isEqualTo(3);
    }

    @Test
    void the_coach_who_enrolled_the_client_again_is_a_repeat_of_the_enrolment() {
        assertThat(change(service.admin(), ActivityService.COACH).version()).isEqualTo(2);
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void another_coach_of_the_studio_cannot_take_over() {
        assertRefused(change(service.secondCoach(), ActivityService.SECOND_COACH), 404, "client.unknown");
        assertRefused(change(service.secondCoach(), ActivityService.COACH), 404, "client.unknown");
        assertThat(change(service.admin(), ActivityService.SECOND_COACH).version())
                .isEqualTo(3);
        // The one it was taken from did not say so.
        assertRefused(change(service.coach(), ActivityService.SECOND_COACH), 404, "client.unknown");
    }

    @Test
    void a_coach_is_a_coach_of_the_same_studio() {
        for (UUID none : new UUID[] {UUID.randomUUID(), ActivityService.OTHER_COACH, ActivityService.ADMIN, id}) {
            assertRefused(change(service.admin(), none), 422, "coach.unknown");
        }
    }

    @Test
    void nobody_of_another_studio_and_no_client_may_ask() {
        assertRefused(change(service.otherCoach(), ActivityService.SECOND_COACH), 404, "client.unknown");
        assertRefused(change(service.client(id), ActivityService.SECOND_COACH), 403, "access.forbidden");
        assertRefused(
                service.put(service.admin(), clientPath(UUID.randomUUID()) + "/coach", body(ActivityService.COACH)),
                404,
                "client.unknown");
        assertRefused(service.put(service.admin(), clientPath(id) + "/coach", "{}"), 400, "request.malformed");
        assertThat(service.events(id)).isEqualTo(2);
    }

    private Reply change(String token, UUID coach) {
        return service.put(token, clientPath(id) + "/coach", body(coach));
    }

    private static String body(UUID coach) {
        return "{\"coachId\": \"" + coach + "\"}";
    }
}
