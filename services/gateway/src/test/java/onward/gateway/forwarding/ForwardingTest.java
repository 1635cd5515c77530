package onward.gateway.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import onward.gateway.Events;
import onward.gateway.Gateway;
import onward.gateway.RawHttp;
import onward.gateway.TestUpstream;
import onward.kit.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.inLocalMode(Events.shared());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.activity.forget();
        gateway.progress.forget();
        gateway.notifications.forget();
        gateway.mails.forget();
    }

    @Test
    void a_request_reaches_its_service_and_the_answer_the_caller() {
        gateway.progress.answers(200, "{\"entries\":[]}");

        HttpResponse<String> response = gateway.send(gateway.signedIn("/v1/clients/c1/timeline?limit=5"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"entries\":[]}");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(gateway.progress.lastAsked().path()).isEqualTo("/v1/clients/c1/timeline?limit=5");
        assertThat(gateway.activity.asked()).isEmpty();
    }

    @Test
    void path_and_query_arrive_as_they_were_sent() {
        for (String path : new String[] {
            "/v1/clients/c1/sessions:batch",
            "/v1/clients/a%2Fb/sessions/%C3%BC",
            "/v1/exercises?q=a%20b+c%26d&x=1;y=2&empty=&z",
            "/v1/exercises?at=2026-06-03T06:30:00%2B02:00",
            "/v1/exercises/a;b=c,d@e!f$g'(h)*~",
            "/v1/exercises/%7Bcurly%7D",
        }) {
            gateway.send(gateway.signedIn(path));

            assertThat(gateway.activity.lastAsked().path()).isEqualTo(path);
        }
    }

    @Test
    void method_body_and_conditions_arrive_as_they_were_sent() {
        gateway.send(gateway.signedIn("/v1/clients/c1/sessions/s1")
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"note\":\"größer\"}")));

        TestUpstream.Asked asked = gateway.activity.lastAsked();
        assertThat(asked.method()).isEqualTo("PUT");
        assertThat(asked.body()).isEqualTo("{\"note\":\"größer\"}");
        assertThat(asked.header("If-Match")).isEqualTo("\"1\"");
        assertThat(asked.header("Content-Type")).isEqualTo("application/json");
        assertThat(asked.header("Authorization")).startsWith("Bearer ey");

        gateway.send(gateway.signedIn("/v1/clients/c1/sessions/s1").DELETE());
        assertThat(gateway.activity.lastAsked().method()).isEqualTo("DELETE");

        gateway.send(gateway.signedIn("/v1/clients/c1")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{}")));
        assertThat(gateway.activity.lastAsked().method()).isEqualTo("PATCH");
        assertThat(gateway.activity.lastAsked().body()).isEqualTo("{}");
    }

    @Test
    void status_and_headers_of_the_answer_arrive_as_they_were_sent() {
        gateway.activity.answers(exchange -> {
            exchange.getResponseHeaders().add("ETag", "\"2\"");
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.getResponseHeaders().add("Location", "/v1/clients/c1");
            TestUpstream.respond(exchange, 409, "{\"code\":\"session.exists\"}");
        });

        HttpResponse<String> response = gateway.send(gateway.signedIn("/v1/clients/c1"));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).isEqualTo("{\"code\":\"session.exists\"}");
        assertThat(response.headers().allValues("ETag")).containsExactly("\"2\"");
        assertThat(response.headers().allValues("Retry-After")).containsExactly("7");
        assertThat(response.headers().allValues("Location")).containsExactly("/v1/clients/c1");
    }

    @Test
    void an_answer_without_a_body_stays_without() {
        gateway.activity.answers(204, "");
        assertThat(gateway.send(gateway.signedIn("/v1/clients/c1")).statusCode())
                .isEqualTo(204);

        gateway.activity.answers(304, "");
        assertThat(gateway.send(gateway.signedIn("/v1/clients/c1")).statusCode())
                .isEqualTo(304);

        HttpResponse<String> head =
                gateway.send(gateway.signedIn("/v1/clients/c1").HEAD());
        assertThat(head.body()).isEmpty();
        assertThat(gateway.activity.lastAsked().method()).isEqualTo("HEAD");
    }

    @Test
    void an_address_of_the_service_itself_becomes_a_path_of_the_gateway() {
        gateway.activity.answers(exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", "http://127.0.0.1:" + gateway.activity.port() + "/v1/clients/c1");
            TestUpstream.respond(exchange, 302, "");
        });

        HttpResponse<String> response = gateway.send(gateway.signedIn("/v1/clients"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).hasValue("/v1/clients/c1");
    }

    @Test
    void what_is_meant_for_the_next_hop_ends_there() {
        gateway.activity.answers(exchange -> {
            exchange.getResponseHeaders().add("Connection", "X-Inner");
            exchange.getResponseHeaders().add("X-Inner", "for the gateway only");
            TestUpstream.respond(exchange, 200, "{}");
        });

        String answer = RawHttp.exchange(
                gateway.port(),
                "GET /v1/clients/c1 HTTP/1.1\r\nHost: onward.test\r\nAuthorization: Bearer " + gateway.token(Role.COACH)
                        + "\r\nConnection: close, X-Secret\r\nX-Secret: between us\r\nKeep-Alive: timeout=5\r\n"
                        + "TE: trailers\r\nUpgrade: h2c\r\nProxy-Authorization: Basic eDp5\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(answer.toLowerCase(java.util.Locale.ROOT)).doesNotContain("x-inner");
        TestUpstream.Asked asked = gateway.activity.lastAsked();
        for (String name : new String[] {"X-Secret", "Keep-Alive", "TE", "Upgrade", "Proxy-Authorization"}) {
            assertThat(asked.header(name)).as(name).isNull();
        }
    }

    @Test
    void a_caller_who_wants_the_connection_to_end_sees_it_end() {
        String request = "Host: onward.test\r\nAuthorization: Bearer " + gateway.token(Role.COACH) + "\r\n";

        String newer = RawHttp.exchange(
                gateway.port(), "GET /v1/clients/c1 HTTP/1.1\r\nConnection: close\r\n" + request + "\r\n");
        String older = RawHttp.exchange(gateway.port(), "GET /v1/clients/c1 HTTP/1.0\r\n" + request + "\r\n");

        assertThat(newer).startsWith("HTTP/1.1 200").contains("{\"ok\":true}");
        assertThat(older).startsWith("HTTP/1.0 200").contains("{\"ok\":true}");
    }

    @Test
    void an_address_that_is_none_is_malformed() {
        for (String path : new String[] {"/v1/a|b", "/v1/%zz", "/v1/a b"}) {
            String answer = RawHttp.exchange(
                    gateway.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(answer).as(path).contains(" 400 ").contains("\"code\":\"request.malformed\"");
        }
        assertThat(gateway.activity.asked()).isEmpty();
    }

    @Test
    void a_service_is_told_who_asked_and_not_what_the_caller_claims() {
        gateway.send(gateway.signedIn("/v1/clients/c1")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.test")
                .header("X-Forwarded-Proto", "gopher")
                .header("Forwarded", "for=6.6.6.6"));

        TestUpstream.Asked asked = gateway.activity.lastAsked();
        assertThat(asked.headers().get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(asked.headers().get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(asked.headers().get("X-Forwarded-Host")).containsExactly("127.0.0.1:" + gateway.port());
        assertThat(asked.header("Forwarded")).isNull();
        assertThat(asked.header("Host")).isEqualTo("127.0.0.1:" + gateway.activity.port());
    }

    @Test
    void a_request_keeps_its_id_all_the_way_or_gets_one() {
        HttpResponse<String> kept =
                gateway.send(gateway.signedIn("/v1/clients/c1").header("X-Request-Id", "phone-17"));
        assertThat(gateway.activity.lastAsked().header("X-Request-Id")).isEqualTo("phone-17");
        assertThat(kept.headers().allValues("X-Request-Id")).containsExactly("phone-17");

        HttpResponse<String> made = gateway.send(gateway.signedIn("/v1/clients/c1"));
        String id = gateway.activity.lastAsked().header("X-Request-Id");
        assertThat(id).hasSize(36);
        assertThat(made.headers().allValues("X-Request-Id")).containsExactly(id);

        HttpResponse<String> refused =
                gateway.send(gateway.signedIn("/v1/clients/c1").header("X-Request-Id", "no {good}"));
        assertThat(refused.headers().firstValue("X-Request-Id").orElseThrow()).hasSize(36);
    }

    @Test
    void who_has_no_token_gets_no_further_than_the_gateway() {
        HttpResponse<String> response = gateway.send(gateway.to("/v1/clients/c1"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.body()).contains("\"code\":\"access.unauthenticated\"");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(gateway.activity.asked()).isEmpty();
    }

    @Test
    void a_link_to_unsubscribe_needs_no_token() {
        assertThat(gateway.send(gateway.to("/v1/unsubscribe/abc").POST(BodyPublishers.ofString("x=1")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.notifications.lastAsked().body()).isEqualTo("x=1");
    }

    @Test
    void a_service_that_is_away_is_unavailable_until_it_is_back() {
        gateway.activity.goAway();
        HttpResponse<String> away = gateway.send(gateway.signedIn("/v1/clients/c1"));
        assertProblem(away, 503, "service.unavailable");
        assertThat(away.headers().firstValue("Retry-After")).hasValue("1");

        gateway.activity.comeBack();

        await().until(() -> gateway.send(gateway.signedIn("/v1/clients/c1")).statusCode() == 200);
    }

    @Test
    void a_service_that_ends_without_an_answer_is_unavailable() {
        gateway.activity.answers(exchange -> exchange.close());

        assertProblem(
                gateway.send(gateway.signedIn("/v1/clients").POST(BodyPublishers.ofString("{}"))),
                503,
                "service.unavailable");
    }

    @Test
    @Tag("proof")
    @Tag("cut-answer")
    void a_service_that_dies_between_the_head_of_its_answer_and_the_body_is_unavailable() {
        gateway.activity.answers(exchange -> beginAndDie(exchange, ""));

        HttpResponse<String> response = gateway.send(gateway.signedIn("/v1/clients/c1"));

        assertProblem(response, 503, "service.unavailable");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    @Tag("proof")
    @Tag("cut-answer")
    void a_service_that_dies_within_its_answer_never_looks_like_a_whole_one() {
        gateway.activity.answers(exchange -> beginAndDie(exchange, "{\"sessionId\":"));

        assertThatThrownBy(() -> gateway.send(gateway.signedIn("/v1/clients/c1")))
                .hasCauseInstanceOf(IOException.class);
    }

    /** Closes the connection with most of what it announced unsaid. */
    private static void beginAndDie(HttpExchange exchange, String said) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write(said.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_given_up() {
        CountDownLatch release = new CountDownLatch(1);
        try (Gateway impatient = Gateway.impatient(Events.shared())) {
            impatient.activity.answers(exchange -> hold(release));

            HttpResponse<String> response = impatient.send(impatient.signedIn("/v1/clients/c1"));
            release.countDown();

            assertProblem(response, 504, "service.timeout");
        }
    }

    @Test
    void a_body_of_ten_megabytes_passes() {
        String body = "x".repeat(10 * MEGABYTE);

        assertThat(gateway.send(gateway.signedIn("/v1/clients").POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.activity.lastAsked().body()).hasSize(body.length());
    }

    @Test
    void a_larger_body_is_refused_whether_or_not_it_says_its_length() {
        byte[] body = new byte[10 * MEGABYTE + 1];

        String said = RawHttp.exchange(
                gateway.port(),
                "POST /v1/clients HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + gateway.token(Role.COACH) + "\r\nContent-Length: " + body.length + "\r\n\r\n");
        HttpResponse<String> unsaid = gateway.send(gateway.signedIn("/v1/clients")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(said).startsWith("HTTP/1.1 413").contains("\"code\":\"request.too-large\"");
        assertProblem(unsaid, 413, "request.too-large");
    }

    @Test
    void a_large_answer_passes() {
        byte[] body = new byte[20 * MEGABYTE];
        gateway.activity.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });

        HttpResponse<byte[]> response =
                gateway.send(gateway.signedIn("/v1/clients/c1/export"), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.body()).hasSize(body.length);
    }

    @Test
    void an_answer_arrives_while_it_is_still_being_made() throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        gateway.progress.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write("data: first\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                hold(read);
                out.write("data: second\n".getBytes(StandardCharsets.UTF_8));
            }
        });

        HttpResponse<InputStream> response = gateway.send(
                gateway.signedIn("/v1/clients/c1/timeline/live"), HttpResponse.BodyHandlers.ofInputStream());

        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: first");
            read.countDown();
            assertThat(lines.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void a_stream_may_be_silent_for_longer_than_an_answer_may_take_to_begin() throws IOException {
        try (Gateway impatient = Gateway.impatient(Events.shared())) {
            impatient.progress.answers(exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write("data: first\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    silence(Duration.ofMillis(2_500));
                    out.write("data: second\n".getBytes(StandardCharsets.UTF_8));
                }
            });

            HttpResponse<InputStream> response = impatient.send(
                    impatient.signedIn("/v1/clients/c1/timeline/live").header("Last-Event-ID", "4-0-0"),
                    HttpResponse.BodyHandlers.ofInputStream());

            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.lines()).containsExactly("data: first", "data: second");
            }
            assertThat(impatient.progress.lastAsked().header("Last-Event-ID")).isEqualTo("4-0-0");
        }
    }

    @Test
    void a_stream_that_gives_no_sign_of_life_is_cut() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        try (Gateway impatient = Gateway.impatient(Events.shared())) {
            impatient.progress.answers(exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("data: first\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                hold(release);
            });

            HttpResponse<InputStream> response = impatient.send(
                    impatient.signedIn("/v1/clients/c1/timeline/live"), HttpResponse.BodyHandlers.ofInputStream());

            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(12)).isEqualTo("data: first\n".getBytes(StandardCharsets.UTF_8));
                // Not as if it had come to its end.
                assertThatThrownBy(body::read).isInstanceOf(IOException.class);
            }
            release.countDown();
        }
    }

    @Test
    void who_leaves_a_stream_is_not_told_to_any_more() throws IOException {
        CountDownLatch left = new CountDownLatch(1);
        gateway.progress.answers(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(": still here\n\n".getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    silence(Duration.ofMillis(20));
                }
            } catch (IOException e) {
                left.countDown();
            }
        });
        HttpResponse<InputStream> response = gateway.send(
                gateway.signedIn("/v1/clients/c1/timeline/live"), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isEqualTo(':');

        response.body().close();

        await().until(() -> left.getCount() == 0);
    }

    @Test
    void a_gateway_that_stops_ends_its_streams() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        try (Gateway other = Gateway.inLocalMode(Events.shared())) {
            other.progress.answers(exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write("data: first\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                hold(release);
            });
            HttpResponse<InputStream> response = other.send(
                    other.signedIn("/v1/clients/c1/timeline/live"), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("data: first");
                other.endStreams();
                assertThat(hasEnded(lines)).isTrue();
            }
            release.countDown();
        }
    }

    /** In order or cut off: who listens comes back in both cases. */
    private static boolean hasEnded(BufferedReader lines) {
        try {
            return lines.readLine() == null;
        } catch (IOException cutOff) {
            return true;
        }
    }

    @Test
    void a_stream_that_is_refused_or_away_is_answered_as_all_else() {
        gateway.progress.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "1");
            TestUpstream.respond(exchange, 429, "{\"code\":\"live.too-many\"}");
        });
        HttpResponse<String> refused = gateway.send(gateway.signedIn("/v1/clients/c1/timeline/live"));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"code\":\"live.too-many\"}");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(gateway.progress.lastAsked().header("Authorization")).startsWith("Bearer ey");
        assertThat(gateway.progress.lastAsked().header("X-Request-Id")).isNotNull();

        gateway.progress.goAway();
        try {
            assertProblem(gateway.send(gateway.signedIn("/v1/clients/c1/timeline/live")), 503, "service.unavailable");
        } finally {
            gateway.progress.comeBack();
        }
    }

    private static void silence(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_mails_are_shown_without_sign_in() {
        gateway.mails.answers(200, "{\"messages\":[]}");

        assertThat(gateway.get("/dev/mail").body()).isEqualTo("{\"messages\":[]}");
        assertThat(gateway.mails.lastAsked().path()).isEqualTo("/messages");
        assertThat(gateway.get("/dev/mail/").statusCode()).isEqualTo(200);
        assertThat(gateway.mails.lastAsked().path()).isEqualTo("/");
        assertThat(gateway.get("/dev/mail/1780468200000000?view=text").statusCode())
                .isEqualTo(200);
        assertThat(gateway.mails.lastAsked().path()).isEqualTo("/1780468200000000?view=text");
        assertProblem(gateway.get("/dev/mail/other"), 404, "not-found");
    }

    private static void hold(CountDownLatch until) {
        try {
            assertThat(until.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }
}
