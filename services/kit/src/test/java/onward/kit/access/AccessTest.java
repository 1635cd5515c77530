package onward.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import onward.kit.SampleService;
import onward.testing.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static SampleService service;

    @BeforeAll
    static void start() {
        service = new SampleService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void the_caller_is_whom_the_token_names() {
        HttpResponse<String> response = service.get("/sample/me", service.coachToken());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(SampleService.json(response).path("person").asText()).isEqualTo(service.person.toString());
        assertThat(SampleService.json(response).path("role").asText()).isEqualTo("coach");
        assertThat(SampleService.json(response).path("studio").asText()).isEqualTo(service.studio.toString());
    }

    @Test
    void a_call_without_a_token_is_told_to_bring_one() {
        assertUnauthenticated(service.get("/sample/me"));
    }

    @Test
    void an_unknown_path_is_not_told_apart_without_a_token() {
        assertUnauthenticated(service.get("/sample/nowhere"));
    }

    @Test
    void a_token_that_is_none_is_refused() {
        assertUnauthenticated(service.get("/sample/me", "not-a-token"));
        assertUnauthenticated(service.get("/sample/me", "a.b.c"));
    }

    @Test
    void an_expired_token_is_refused() {
        String expired = service.tokens.token(service.person, "coach", service.studio, Duration.ofMinutes(-1));

        assertUnauthenticated(service.get("/sample/me", expired));
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertUnauthenticated(service.get("/sample/me", new PlainJWT(claims().build()).serialize()));
    }

    @Test
    void a_token_of_a_foreign_key_is_refused() {
        try (TestTokens foreign = TestTokens.start()) {
            assertUnauthenticated(service.get("/sample/me", foreign.token(service.person, "coach", service.studio)));
        }
    }

    @Test
    void a_token_with_a_changed_claim_is_refused() {
        String[] good = service.coachToken().split("\\.", -1);
        String[] other =
                service.tokens.token(UUID.randomUUID(), "admin", service.studio).split("\\.", -1);

        assertUnauthenticated(service.get("/sample/me", good[0] + "." + other[1] + "." + good[2]));
    }

    @Test
    void a_token_without_the_claims_of_a_person_is_refused() {
        assertUnauthenticated(service.get(
                "/sample/me", service.tokens.sign(claims().subject("me").build())));
        assertUnauthenticated(service.get(
                "/sample/me",
                service.tokens.sign(claims().claim("roles", List.of("king")).build())));
        assertUnauthenticated(service.get(
                "/sample/me", service.tokens.sign(claims().claim("studio", null).build())));
        assertUnauthenticated(service.get(
                "/sample/me", service.tokens.sign(claims().expirationTime(null).build())));
        assertUnauthenticated(service.get(
                "/sample/me",
                service.tokens.sign(claims().claim("roles", "coach").build())));
    }

    @Test
    void a_role_that_does_not_do_is_forbidden() {
        HttpResponse<String> response =
                service.get("/sample/staff", service.tokens.token(service.person, "client", service.studio));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(SampleService.json(response).path("code").asText()).isEqualTo("access.forbidden");
    }

    @Test
    void a_role_that_does_is_let_in() {
        assertThat(service.get("/sample/staff", service.coachToken()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_marked_open_and_the_health_need_no_token() {
        assertThat(service.get("/sample/open").statusCode()).isEqualTo(200);
        assertThat(service.get("/health/liveness").statusCode()).isEqualTo(200);
        assertThat(service.get("/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_of_the_inner_life_is_shown_to_those_signed_in() {
        for (String endpoint : List.of("/beans", "/env", "/loggers", "/routes", "/refresh", "/stop", "/threaddump")) {
            assertThat(service.get(endpoint, service.coachToken()).statusCode())
                    .as(endpoint)
                    .isEqualTo(404);
        }
    }

    @Test
    void while_keys_cannot_be_fetched_callers_are_told_to_come_back_and_then_let_in() {
        try (SampleService late = new SampleService()) {
            late.tokens.goAway();
            HttpResponse<String> response = late.get("/sample/me", late.coachToken());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(SampleService.json(response).path("code").asText()).isEqualTo("service.unavailable");

            late.tokens.comeBack();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> late.get("/sample/me", late.coachToken()).statusCode() == 200);
        }
    }

    @Test
    void a_key_once_seen_stays_good_while_the_gateway_is_away() {
        try (SampleService steady = new SampleService()) {
            assertThat(steady.get("/sample/me", steady.coachToken()).statusCode())
                    .isEqualTo(200);
            steady.tokens.goAway();

            String another = steady.tokens.token(UUID.randomUUID(), "client", steady.studio);

            assertThat(steady.get("/sample/me", another).statusCode()).isEqualTo(200);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject(service.person.toString())
                .claim("roles", List.of("coach"))
                .claim("studio", service.studio.toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    private static void assertUnauthenticated(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(SampleService.json(response).path("code").asText()).isEqualTo("access.unauthenticated");
    }
}
