package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import onward.embedded.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole Onward whose Kafka does not answer, and comes back without its data. */
@ExtendWith(WholeOnward.class)
class KafkaLostTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void what_people_see_is_as_it_was_goes_on_and_nobody_is_told_or_written_to_again() {
        try (RunningInstance onward = RunningInstance.started()) {
            var clock = new LocalClock(onward);
            Person coach = onward.coach();
            LocalDate today = LocalDate.ofInstant(clock.now(), LONDON);
            List<UUID> clients = new ArrayList<>();
            for (String name : List.of("Ada", "Ben")) {
                UUID client = coach.enrol(name, name + "@lost.test", LONDON.getId());
                coach.put("/v1/clients/" + client + "/plan", Map.of("effectiveFrom", today, "template", "keep-moving"))
                        .ok();
                log(coach, client, today);
                clients.add(client);
            }
            // Dates close, somebody stopped moving, and mails go out: facts and mails are events as well.
            clock.letPass(Duration.ofDays(4));
            Instant then = clock.now();
            Map<String, JsonNode> before = seen(coach, clients, today, then);
            List<JsonNode> mails = mails(onward);
            assertThat(mails).hasSizeGreaterThan(3);
            assertThat(before.values().toString()).contains("DateClosed", "MovementGapFound", "MailSent");

            onward.down();
            Folders.delete(onward.data().kafka());
            onward.up();
            awaitQuiet(clock);

            assertThat(seen(coach, clients, today, then)).isEqualTo(before);
            assertThat(mails(onward)).containsExactlyElementsOf(mails);
            long version = log(coach, clients.getFirst(), LocalDate.ofInstant(then, LONDON));
            assertThat(coach.timeline(clients.getFirst(), version))
                    .as("it goes on")
                    .hasSizeGreaterThan(
                            before.get("timeline of " + clients.getFirst()).size());
            awaitQuiet(clock);
            assertThat(mails(onward)).containsExactlyElementsOf(mails);
            assertThat(onward.as("admin@demo.onward.test")
                            .get("/v1/admin/parked")
                            .ok()
                            .findValuesAsText("cause"))
                    .isEmpty();
        }
    }

    @Test
    void while_kafka_does_not_answer_people_log_and_read_what_is_known_by_then(RunningInstance onward)
            throws Exception {
        Person coach = onward.coach();
        UUID client = coach.enrol("Cy", UUID.randomUUID() + "@lost.test", LONDON.getId());
        LocalDate today = LocalDate.ofInstant(new LocalClock(onward).now(), LONDON);
        long known = log(coach, client, today);
        // With its milestone, and the invitation that was sent.
        awaitQuiet(new LocalClock(onward));
        List<JsonNode> timeline = coach.timeline(client, known);

        long pid = onward.process("kafka").pid();
        signal("STOP", pid);
        try {
            long logged = log(coach, client, today);
            assertThat(logged).isEqualTo(known + 1);
            assertThat(coach.timeline(client, known)).isEqualTo(timeline);
            Person.Answer tooSoon = coach.get("/v1/clients/" + client + "/timeline?atLeast=" + logged);
            assertThat(tooSoon.status()).isEqualTo(503);
            assertThat(tooSoon.body().get("code").asText()).isEqualTo("version.not-yet");
        } finally {
            signal("CONT", pid);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> coach.tryCall("GET", "/v1/clients/" + client + "/timeline?atLeast=" + (known + 1), null)
                        .succeeded());
        assertThat(coach.timeline(client, known + 1)).hasSize(timeline.size() + 1);
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** A clock that is moved arrives when everything is done that follows from what there was. */
    private static void awaitQuiet(LocalClock clock) {
        clock.letPass(Duration.ofMillis(1));
    }

    private static Map<String, JsonNode> seen(Person coach, List<UUID> clients, LocalDate from, Instant asOf) {
        Map<String, JsonNode> seen = new LinkedHashMap<>();
        for (UUID client : clients) {
            String path = "/v1/clients/" + client;
            seen.put(
                    "timeline of " + client,
                    coach.get(path + "/timeline?order=asc&limit=200").ok().get("entries"));
            seen.put(
                    "adherence of " + client,
                    coach.get(path + "/adherence?from=" + from + "&to=" + from.plusDays(3) + "&asOf=" + asOf)
                            .ok());
        }
        return seen;
    }

    private static long log(Person coach, UUID client, LocalDate date) {
        return coach.put(
                        "/v1/clients/" + client + "/sessions/" + UUID.randomUUID(),
                        Map.of(
                                "startedAt",
                                date.atTime(0, 30)
                                        .atZone(LONDON)
                                        .toOffsetDateTime()
                                        .toString(),
                                "timeZone",
                                LONDON.getId(),
                                "entries",
                                List.of(Map.of("item", "walk", "minutes", 10))))
                .version();
    }

    private static List<JsonNode> mails(RunningInstance onward) {
        List<JsonNode> mails = new ArrayList<>();
        onward.anyone().get("/dev/mail").ok().get("messages").forEach(mails::add);
        return mails;
    }
}
