package onward.activity.service;

import static onward.activity.service.ActivityService.clientPath;
import static onward.activity.service.ClientsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import onward.activity.service.ActivityService.Reply;
import org.junit.jupiter.api.Test;

class PausesTest {
    private final ActivityService service = ActivityService.shared();
    private final UUID id = service.enrolled();
    private final String path = clientPath(id) + "/plan";
    private final UUID pause = UUID.randomUUID();

    @Test
    void a_plan_is_paused_once_by_the_client_and_resumed_once_by_the_coach() {
        Reply first = pause(service.client(id), pause, "2026-06-02");
        Reply again = pause(service.coach(), pause, "2026-06-02");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().toString()).isEqualTo("{\"pauseId\":\"" + pause + "\",\"version\":3}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());

        Reply resumed = resume(service.coach(), "2026-06-09");
        Reply resumedAgain = resume(service.client(id), "2026-06-09");

        assertThat(resumed.status()).isEqualTo(200);
        assertThat(resumed.json().toString()).isEqualTo("{\"version\":4}");
        assertThat(resumedAgain.status()).isEqualTo(200);
        assertThat(resumedAgain.json()).isEqualTo(resumed.json());
        assertThat(pause(service.coach(), pause, "2026-06-02").version()).isEqualTo(3);
        assertThat(service.events(id)).isEqualTo(4);
    }

    @Test
    void one_pause_at_a_time_and_one_body_to_an_id() {
        pause(service.coach(), pause, "2026-06-02");

        assertRefused(pause(service.coach(), UUID.randomUUID(), "2026-06-05"), 409, "plan.paused");
        assertRefused(pause(service.coach(), pause, "2026-06-03"), 409, "pause.exists");
        assertThat(resume(service.coach(), "2026-06-04").version()).isEqualTo(4);
        assertRefused(pause(service.coach(), pause, "2026-06-03"), 409, "pause.exists");
        assertThat(pause(service.coach(), UUID.randomUUID(), "2026-06-05").status())
                .isEqualTo(201);
        assertRefused(resume(service.coach(), "2026-06-04"), 422, "value.out-of-bounds");
    }

    @Test
    void what_is_not_paused_is_not_resumed() {
        assertRefused(resume(service.coach(), "2026-06-04"), 409, "plan.not-paused");
        pause(service.coach(), pause, "2026-06-02");
        assertRefused(resume(service.coach(), "2026-06-01"), 422, "value.out-of-bounds");
        resume(service.coach(), "2026-06-02");
        assertRefused(resume(service.coach(), "2026-06-03"), 409, "plan.not-paused");
    }

    @Test
    void what_cannot_be_understood_is_refused() {
        assertRefused(pause(service.coach(), pause, "2026-06-31"), 400, "request.malformed");
        assertRefused(
                service.post(service.coach(), path + "/pause", "{\"from\": \"2026-06-01\"}"), 400, "request.malformed");
        assertRefused(service.post(service.coach(), path + "/pause", """
                        {"pauseId": "%s", "from": "2026-06-01", "reason": "flare"}""".formatted(pause)), 400, "request.malformed");
        assertRefused(service.post(service.coach(), path + "/resume", "{}"), 400, "request.malformed");
        assertThat(service.events(id)).isEqualTo(2);
    }

    @Test
    void it_is_nobody_elses_business() {
        for (String stranger :
                new String[] {service.secondCoach(), service.otherCoach(), service.client(UUID.randomUUID())}) {
            assertRefused(pause(stranger, pause, "2026-06-02"), 404, "client.unknown");
            assertRefused(resume(stranger, "2026-06-02"), 404, "client.unknown");
        }
        assertThat(pause(service.admin(), pause, "2026-06-02").status()).isEqualTo(201);
    }

    @Test
    void a_restart_remembers_the_pause_that_is_open() {
        try (ActivityService own = new ActivityService()) {
            UUID client = own.enrolled();
            String plan = clientPath(client) + "/plan";
            String body = """
                    {"pauseId": "%s", "from": "2026-06-02", "reason": "illness"}""".formatted(pause);
            own.post(own.coach(), plan + "/pause", body);

            own.restart();

            assertThat(own.post(own.coach(), plan + "/pause", body).version()).isEqualTo(3);
            assertThat(own.post(own.coach(), plan + "/resume", "{\"on\": \"2026-06-03\"}")
                            .version())
                    .isEqualTo(4);
        }
    }

    private Reply pause(String token, UUID pauseId, String from) {
        return service.post(token, path + "/pause", """
                {"pauseId": "%s", "from": "%s", "reason": "injury"}""".formatted(pauseId, from));
    }

    private Reply resume(String token, String on) {
        return service.post(token, path + "/resume", "{\"on\": \"" + on + "\"}");
    }
}
