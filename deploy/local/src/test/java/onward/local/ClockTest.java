package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two starts of the whole: for the campaign, {@code ./onward test -Donward.campaign=true}. */
@EnabledIfSystemProperty(named = "onward.campaign", matches = "true")
class ClockTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void time_that_was_let_pass_stays_passed_and_everything_recorded_follows_it() {
        try (RunningInstance onward = RunningInstance.started()) {
            Person coach = onward.coach();
            UUID client = coach.enrol("Ada Stride", "ada.stride@example.test", "Europe/London");
            coach.put(
                            "/v1/clients/" + client + "/plan",
                            Map.of("effectiveFrom", "2026-06-01", "template", "keep-moving"))
                    .ok();
            assertThat(ahead(onward)).isLessThan(Duration.ofSeconds(5));

            letPass(onward, "PT49H");
            isAhead(onward, Duration.ofHours(49));
            long version = logNow(onward, client);
            assertThat(recordedAt(coach, client, version))
                    .isCloseTo(inTheClock(onward), within(30, ChronoUnit.SECONDS));
            aMailFollowsToo(onward, coach);

            // In the middle of a walk the gateway dies; the one after it goes on.
            advance(onward, "PT200H");
            onward.process("gateway").destroyForcibly();
            awaitArrival(onward);
            isAhead(onward, Duration.ofHours(249));

            onward.down();
            onward.up();
            isAhead(onward, Duration.ofHours(249));
            version = logNow(onward, client);
            assertThat(recordedAt(onward.coach(), client, version))
                    .isCloseTo(inTheClock(onward), within(30, ChronoUnit.SECONDS));
        }
    }

    private static JsonNode clock(RunningInstance onward) {
        return onward.anyone().get("/dev/clock").ok();
    }

    private static void advance(RunningInstance onward, String by) {
        Person.Answer answer = onward.anyone().post("/dev/clock", Map.of("advance", by));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
    }

    private static void awaitArrival(RunningInstance onward) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(50)).until(() -> {
            Person.Answer answer = onward.anyone().tryCall("GET", "/dev/clock", null);
            return answer.succeeded() && !answer.body().get("moving").booleanValue();
        });
    }

    private static void letPass(RunningInstance onward, String duration) {
        advance(onward, duration);
        awaitArrival(onward);
    }

    private static Instant inTheClock(RunningInstance onward) {
        return Instant.parse(clock(onward).get("now").asText());
    }

    private static Duration ahead(RunningInstance onward) {
        return Duration.between(Instant.now(), inTheClock(onward));
    }

    private static void isAhead(RunningInstance onward, Duration expected) {
        assertThat(ahead(onward)).isCloseTo(expected, Duration.ofSeconds(5));
    }

    /** A session that began a minute ago by the moved clock, which by the machine's would lie too far ahead. */
    private static long logNow(RunningInstance onward, UUID client) {
        String startedAt = inTheClock(onward)
                .minusSeconds(60)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return onward.coach()
                .put(
                        "/v1/clients/" + client + "/sessions/" + UUID.randomUUID(),
                        Map.of(
                                "startedAt",
                                startedAt,
                                "timeZone",
                                "Etc/UTC",
                                "entries",
                                List.of(Map.of("item", "walk", "minutes", 10))))
                .version();
    }

    private static Instant recordedAt(Person person, UUID client, long version) {
        List<JsonNode> entries = person.timeline(client, version);
        return entries.stream()
                .filter(entry -> entry.get("kind").asText().equals("session"))
                .map(entry -> Instant.parse(entry.get("recordedAt").asText()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static void aMailFollowsToo(RunningInstance onward, Person coach) {
        coach.enrol("Bo Later", "bo.later@example.test", "Europe/London");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<JsonNode> mails = onward.anyone().get("/dev/mail").ok().get("messages").findParents("to").stream()
                    .filter(mail -> mail.get("to").asText().equals("bo.later@example.test"))
                    .toList();
            assertThat(mails).hasSize(1);
            assertThat(Instant.parse(mails.getFirst().get("at").asText()))
                    .isCloseTo(inTheClock(onward), within(30, ChronoUnit.SECONDS));
        });
    }
}
