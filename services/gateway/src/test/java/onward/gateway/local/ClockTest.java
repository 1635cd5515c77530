package onward.gateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import onward.gateway.Events;
import onward.gateway.Gateway;
import onward.gateway.TestUpstream;
import onward.kit.access.Role;
import onward.kit.clock.ClockFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final UUID START = UUID.randomUUID();

    private Gateway gateway = Gateway.inLocalMode(Events.shared());
    private final ClockFile file = ClockFile.toMove(gateway.clockFile);
    /** Where the clock was whenever the service activity was asked. */
    private final List<Long> asked = new CopyOnWriteArrayList<>();

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong moves = new AtomicLong();

    @BeforeEach
    void start() {
        behave(gateway);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void behave(Gateway with) {
        with.activity.answers(exchange -> {
            asked.add(file.offset());
            answer(exchange, false, 0);
        });
        with.progress.answers(exchange -> answer(exchange, busy.get(), moves.get()));
        with.notifications.answers(exchange -> answer(exchange, false, 7));
    }

    private static void answer(HttpExchange exchange, boolean isBusy, long moved) throws IOException {
        boolean right = exchange.getRequestURI().getPath().equals("/local/quiet");
        TestUpstream.respond(
                exchange,
                right ? 200 : 404,
                "{\"quiet\":%s,\"start\":\"%s\",\"moves\":%d,\"busy\":[%s]}"
                        .formatted(!isBusy, START, moved, isBusy ? "\"timers\"" : ""));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private JsonNode clock() {
        HttpResponse<String> response = gateway.get("/dev/clock");
        assertThat(response.statusCode()).isEqualTo(200);
        return json(response);
    }

    private static Instant instant(JsonNode clock, String member) {
        return Instant.parse(clock.get(member).asText());
    }

    private HttpResponse<String> post(String body) {
        return gateway.send(gateway.to("/dev/clock")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode advance(String by) {
        HttpResponse<String> response = post("{\"advance\":\"" + by + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return json(response);
    }

    private void awaitArrival() {
        await().until(() -> !clock().get("moving").booleanValue());
    }

    @Test
    void one_that_was_not_moved_shows_the_machine_s_time_and_goes_nowhere() {
        assertThat(clock().get("moving").booleanValue()).isFalse();
        assertThat(clock().propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactly("now", "target", "moving");
        assertThat(instant(clock(), "now")).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        JsonNode clock = clock();
        assertThat(clock.get("target")).isEqualTo(clock.get("now"));
    }

    @Test
    void it_walks_in_steps_of_an_hour_and_asks_everybody_at_each() {
        Instant before = Instant.now();
        JsonNode answer = advance("PT48H35M");

        assertThat(answer.get("moving").booleanValue()).isTrue();
        assertThat(instant(answer, "target"))
                .isCloseTo(before.plus(Duration.parse("PT48H35M")), within(2, ChronoUnit.SECONDS));
        awaitArrival();

        JsonNode there = clock();
        assertThat(instant(there, "now")).isAfterOrEqualTo(instant(answer, "target"));
        assertThat(instant(there, "now"))
                .isCloseTo(Instant.now().plus(Duration.parse("PT48H35M")), within(2, ChronoUnit.SECONDS));
        assertThat(asked.stream().distinct())
                .containsExactlyElementsOf(LongStream.concat(
                                LongStream.rangeClosed(0, 194).map(quarter -> quarter * HOUR / 4),
                                LongStream.of(Duration.parse("PT48H35M").toMillis()))
                        .boxed()
                        .toList());
        assertThat(asked.stream().filter(offset -> offset == 0).count())
                .as("nothing is known at first: twice before the first step")
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void one_that_is_busy_holds_it_where_it_is() {
        busy.set(true);
        advance("PT3H");
        await().until(() -> asked.size() > 10);
        assertThat(file.offset()).as("not even the first step").isZero();

        busy.set(false);
        awaitArrival();
        assertThat(file.offset()).isEqualTo(3 * HOUR);
    }

    @Test
    void one_that_is_quiet_whenever_it_is_asked_but_has_moved_between_holds_it_too() throws IOException {
        gateway.progress.answers(
                exchange -> answer(exchange, false, busy.get() ? moves.incrementAndGet() : moves.get()));
        busy.set(true);
        advance("PT1H");
        await().until(() -> asked.size() > 10);
        assertThat(file.offset()).isZero();

        busy.set(false);
        awaitArrival();
        assertThat(file.offset()).isEqualTo(HOUR);
    }

    @Test
    void what_happens_at_each_step_is_waited_for_with_one_more_round() {
        // As a timer that fires between the step and the question: quiet again, but it has moved.
        gateway.progress.answers(exchange -> answer(exchange, false, file.offset()));
        advance("PT10H");
        awaitArrival();
        for (long hour = 0; hour <= 10; hour++) {
            long at = hour * HOUR;
            assertThat(asked.stream().filter(offset -> offset == at).count())
                    .as("asked at hour %d", hour)
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void it_waits_for_one_that_is_away() {
        gateway.notifications.goAway();
        advance("PT2H");
        await().until(() -> asked.size() > 3);
        assertThat(file.offset()).isZero();
        assertThat(clock().get("moving").booleanValue()).isTrue();

        gateway.notifications.comeBack();
        awaitArrival();
        assertThat(file.offset()).isEqualTo(2 * HOUR);
    }

    @Test
    void it_is_still_moving_at_its_target_until_what_is_due_there_is_done() {
        // Something comes due with the step itself.
        gateway.activity.answers(exchange -> answer(exchange, file.offset() == HOUR && moves.get() == 0, moves.get()));
        advance("PT1H");
        await().until(() -> file.offset() == HOUR);
        assertThat(clock().get("moving").booleanValue()).isTrue();

        moves.set(1);
        awaitArrival();
    }

    @Test
    void a_second_wish_while_it_moves_is_added() {
        busy.set(true);
        Instant first = instant(advance("PT2H"), "target");
        Instant second = instant(advance("PT3H"), "target");
        assertThat(second).isCloseTo(first.plus(3, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
        busy.set(false);
        awaitArrival();
        assertThat(file.offset()).isEqualTo(5 * HOUR);
    }

    @Test
    void a_gateway_that_is_started_again_goes_on() {
        busy.set(true);
        advance("PT5H");
        gateway.close();

        gateway = Gateway.withClock(Events.shared(), gateway.clockFile);
        behave(gateway);
        assertThat(clock().get("moving").booleanValue()).isTrue();
        busy.set(false);
        awaitArrival();

        assertThat(instant(clock(), "now"))
                .isCloseTo(Instant.now().plus(5, ChronoUnit.HOURS), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void tokens_go_by_the_machine_s_time_however_far_the_clock_was_moved() {
        String before = gateway.token(Role.COACH);
        advance("P30D");
        awaitArrival();

        for (String token : List.of(before, gateway.token(Role.COACH))) {
            assertThat(gateway.send(gateway.to("/v1/nowhere").header("Authorization", "Bearer " + token))
                            .statusCode())
                    .as("the service answers, not the check of the token")
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "-PT1H",
                "P400DT1S",
                "P401D",
                "P1Y",
                "P1W",
                "49",
                "",
                "soon",
                "PT1H ",
                "PT0.0001S",
                "PT99999999999999999999H"
            })
    void no_duration_or_one_out_of_bounds_is_unprocessable(String wrong) {
        HttpResponse<String> response = post("{\"advance\":\"" + wrong + "\"}");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(json(response).get("code").asText()).isEqualTo("value.out-of-bounds");
        assertThat(json(response).get("pointer").asText()).isEqualTo("/advance");
        assertThat(file.target()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"advance\":null}",
                "{\"advance\":\"PT1H\",\"back\":true}",
                "{\"advance\":{\"hours\":1}}"
            })
    void any_other_body_is_a_bad_request(String wrong) {
        HttpResponse<String> response = post(wrong);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(json(response).get("code").asText()).startsWith("request.");
        assertThat(file.target()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P400D", "PT0.001S"})
    void the_bounds_themselves_are_taken(String just) {
        busy.set(true);
        advance(just);
        assertThat(file.target()).isEqualTo(Duration.parse(just).toMillis());
    }
}
