package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AWeekOffLineTest {
    private static final LocalDate FIRST_OFF_LINE = LocalDate.parse("2026-06-03");
    private static final LocalDate ON_LINE_AGAIN = LocalDate.parse("2026-06-05");

    @Test
    void a_week_with_two_days_off_line_gives_the_exact_figures_and_is_still_there_after_a_restart() {
        try (RunningInstance onward = RunningInstance.started()) {
            Person coach = onward.coach();
            UUID client = coach.enrol("Ada Stride", "ada.stride@example.test", "Europe/London");
            coach.put(
                            "/v1/clients/" + client + "/plan",
                            Map.of("effectiveFrom", "2026-06-01", "template", "keep-moving"))
                    .ok();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onward.run("token", "ada.stride@example.test").exitCode() == 0);
            Person ada = onward.as("ada.stride@example.test");
            long version = logWeek(ada, client);

            isAsThePlanSays(ada, client, version);
            hasEachSessionOnce(ada, client, version);
            theInvitationArrived(onward);

            onward.down();
            assertThat(onward.processes()).isEmpty();

            long began = System.nanoTime();
            onward.up();
            System.out.printf(
                    "The second up on the same data was ready after %.1f s%n", (System.nanoTime() - began) / 1e9);
            isAsThePlanSays(ada, client, version);
            hasEachSessionOnce(ada, client, version);
            theInvitationArrived(onward);
        }
    }

    /** As a phone does it: what was kept while off line comes later, in one batch, partly twice and not in order. */
    private static long logWeek(Person ada, UUID client) {
        String base = "/v1/clients/" + client;
        List<JsonNode> kept = new ArrayList<>();
        long version = 0;
        for (JsonNode session : week()) {
            LocalDate date =
                    OffsetDateTime.parse(session.get("startedAt").asText()).toLocalDate();
            if (!date.isBefore(FIRST_OFF_LINE) && date.isBefore(ON_LINE_AGAIN)) {
                kept.add(session);
                continue;
            }
            if (date.equals(ON_LINE_AGAIN) && !kept.isEmpty()) {
                version = bringAllAtOnce(ada, base, kept);
                kept = List.of();
            }
            version = ada.put(base + "/sessions/" + session.get("id").asText(), Vectors.body(session))
                    .version();
        }
        return version;
    }

    private static long bringAllAtOnce(Person ada, String base, List<JsonNode> kept) {
        List<Map<String, Object>> operations = new ArrayList<>();
        for (JsonNode session : kept) {
            operations.add(
                    Map.of("op", "put", "sessionId", session.get("id").asText(), "session", Vectors.body(session)));
        }
        Collections.reverse(operations);
        // The answer to the first attempt was lost on the way.
        operations.addAll(operations.subList(0, 3));
        JsonNode answer = ada.post(base + "/sessions:batch", Map.of("operations", operations))
                .ok();
        assertThat(answer.get("results").findValues("status"))
                .extracting(JsonNode::intValue)
                .containsOnly(200, 201);
        assertThat(answer.get("results")).hasSize(kept.size() + 3);
        return answer.get("version").longValue();
    }

    private static void isAsThePlanSays(Person ada, UUID client, long version) {
        JsonNode expected = Vectors.named("keep-moving-perfect-week").get("expect");
        JsonNode adherence = ada.get("/v1/clients/" + client
                        + "/adherence?from=2026-06-01&to=2026-06-07&today=2026-06-07&atLeast=" + version)
                .ok();
        assertThat(adherence.at("/overall/fraction").asText())
                .isEqualTo(expected.get("overall").asText());
        assertThat(adherence.get("items")).isEqualTo(expected.get("items"));
        assertThat(adherence.get("streaks")).isEqualTo(expected.get("streaks"));
        assertThat(adherence.at("/categories/walking/fraction").asText()).isEqualTo("1");
    }

    private static void hasEachSessionOnce(Person ada, UUID client, long version) {
        List<String> told =
                week().stream().map(session -> session.get("id").asText()).toList();
        List<String> shown = ada.timeline(client, version).stream()
                .filter(entry -> entry.get("kind").asText().equals("session"))
                .map(entry -> entry.at("/detail/sessionId").asText())
                .toList();
        // In the order in which it happened, which is that of the vector, and not the one in which it was told.
        assertThat(shown).containsExactlyElementsOf(told);
    }

    private static void theInvitationArrived(RunningInstance onward) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<JsonNode> invitations = new ArrayList<>();
            for (JsonNode mail : onward.anyone().get("/dev/mail").ok().get("messages")) {
                if (mail.get("to").asText().equals("ada.stride@example.test")) {
                    invitations.add(mail);
                }
            }
            assertThat(invitations).hasSize(1);
            assertThat(invitations.getFirst().get("kind").asText()).isEqualTo("invitation");
            assertThat(invitations.getFirst().get("text").asText()).isNotBlank();
            assertThat(invitations.getFirst().get("html").asText()).contains("<html");
        });
    }

    private static List<JsonNode> week() {
        List<JsonNode> sessions = new ArrayList<>();
        Vectors.named("keep-moving-perfect-week").get("sessions").forEach(sessions::add);
        return sessions;
    }
}
