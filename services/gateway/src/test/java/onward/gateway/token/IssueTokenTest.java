package onward.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import onward.contracts.event.CoachJoined;
import onward.contracts.value.StaffRole;
import onward.gateway.Events;
import onward.gateway.Gateway;
import org.junit.jupiter.api.Test;

class IssueTokenTest {
    private static final Events EVENTS = Events.shared();

    private final UUID studio = UUID.randomUUID();
    private final UUID coach = UUID.randomUUID();
    private final String email = "coach-" + coach + "@onward.test";

    @Test
    void the_operator_gets_a_token_in_production_that_the_gateway_takes_for_that_person() throws Exception {
        try (Gateway gateway = Gateway.inProduction(EVENTS)) {
            var issuing = new IssueToken(gateway.environment());
            assertThat(issuing.to(email)).isEmpty();

            EVENTS.publish(
                    studio, new CoachJoined(coach, "Casey Coach", email, StaffRole.COACH, ZoneId.of("Europe/London")));
            await().until(() -> issuing.to(email.toUpperCase(Locale.ROOT)).isPresent());

            String token = issuing.to(email).orElseThrow();
            var me = gateway.send(gateway.to("/v1/me").header("Authorization", "Bearer " + token));
            assertThat(me.statusCode()).isEqualTo(200);
            assertThat(me.body()).contains(coach.toString(), "\"role\":\"coach\"", studio.toString());
        }
    }
}
