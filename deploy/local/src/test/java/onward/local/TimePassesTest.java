package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What happens when nothing happens: on a whole Onward, by its clock, in its mailbox. Three minutes long: for the campaign,
 * {@code ./onward test -Donward.campaign=true}.
 */
@EnabledIfSystemProperty(named = "onward.campaign", matches = "true")
class TimePassesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalTime NOON = LocalTime.of(12, 0);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, Object> THREE_WALKS = Map.of(
            "item", "walk", "category", "walking", "dose", Map.of("minutes", 10), "frequency", Map.of("perDay", 3));

    @Test
    void who_stops_moving_is_written_to_by_day_and_by_the_coach_after_three() {
        try (RunningInstance onward = RunningInstance.started()) {
            var clock = new LocalClock(onward);
            // A walk at seven in the morning: two days later it is neither night nor too late for a mail on that day.
            clock.letPass(clock.untilNext(LocalTime.of(8, 0), LONDON, Duration.ZERO));
            Person coach = onward.coach();
            UUID ada = withAWeek(onward, coach, "ada");
            UUID ben = withAWeek(onward, coach, "ben");
            LocalDate today = LocalDate.ofInstant(clock.now(), LONDON);
            coach.put(
                            "/v1/clients/" + ben + "/excusals/" + UUID.randomUUID(),
                            Map.of("from", today, "to", today.plusDays(40), "reason", "travel"))
                    .ok();

            // Killed before anything is due, and again when the mail has just gone.
            clock.advance(clock.untilNext(NOON, LONDON, Duration.ofHours(49)));
            onward.process("notifications").destroyForcibly();
            clock.awaitArrival();
            assertThat(mails(onward, "comeback", "ada")).hasSize(1);
            onward.process("notifications").destroyForcibly();
            clock.letPass(Duration.ofHours(1));
            assertThat(mails(onward, "comeback", "ada")).hasSize(1);
            assertThat(mails(onward, "comeback", "ben")).isEmpty();
            assertThat(digests(onward, "Client ada")).isEmpty();

            // 72 h: the coach hears of it the next morning. And after three nobody but the coach does.
            clock.letPass(clock.untilNext(NOON, LONDON, Duration.ZERO));
            assertThat(digests(onward, "Client ada")).hasSize(1);
            clock.letPass(Duration.ofDays(10));
            assertThat(mails(onward, "comeback", "ada")).hasSize(3);
            assertThat(mails(onward, "comeback", "ben")).isEmpty();
            assertThat(digests(onward, "Client ada")).hasSizeGreaterThan(7);
            assertThat(digests(onward, "Client ben")).isEmpty();
            assertThat(mails(onward, "comeback", "ada")).allSatisfy(mail -> {
                LocalTime sent =
                        LocalTime.ofInstant(Instant.parse(mail.get("at").asText()), LONDON);
                assertThat(sent).isBetween(LocalTime.of(8, 0), LocalTime.of(21, 0));
            });
            aLateLogRestatesAndMailsNothingAgain(onward, coach, ada);
        }
    }

    private static void aLateLogRestatesAndMailsNothingAgain(RunningInstance onward, Person coach, UUID client) {
        JsonNode closed = closings(coach, client, 0).getFirst();
        LocalDate date = LocalDate.parse(closed.at("/detail/date").asText());
        String closedAt = closed.at("/detail/closedAt").asText();
        assertThat(mails(onward, "weekly-summary", "ada")).isNotEmpty();
        String before = walks(coach, client, date, "");

        long version = log(coach, client, date.atTime(19, 0));
        await().atMost(LONG).until(() -> !restatements(coach, client, version).isEmpty());
        assertThat(restatements(coach, client, version)).singleElement().satisfies(restated -> {
            assertThat(restated.at("/detail/date").asText()).isEqualTo(date.toString());
            assertThat(restated.at("/detail/before/categories/walking/fraction").asText())
                    .isEqualTo("1/3");
            assertThat(restated.at("/detail/after/categories/walking/fraction").asText())
                    .isEqualTo("2/3");
        });
        assertThat(walks(coach, client, date, "&asOf=" + closedAt)).isEqualTo(before);
        assertThat(walks(coach, client, date, "")).isNotEqualTo(before);
        new LocalClock(onward).letPass(Duration.ofDays(1));
        assertThat(mails(onward, "weekly-summary", "ada"))
                .as("one for each week that closed")
                .hasSize(entries(coach, client, 0, "WeekClosed").size());
    }

    /** Enrolled today, with a walk on each of seven dates, the last of them this morning. */
    private static UUID withAWeek(RunningInstance onward, Person coach, String name) {
        LocalDate today = LocalDate.ofInstant(new LocalClock(onward).now(), LONDON);
        UUID client = coach.enrol("Client " + name, name + "@time.test", LONDON.getId());
        coach.put(
                        "/v1/clients/" + client + "/plan",
                        // Not the template: its assumptions alone would put everybody on the coach's list.
                        Map.of("effectiveFrom", today.minusDays(6), "items", List.of(THREE_WALKS)))
                .ok();
        for (int day = 6; day >= 0; day--) {
            log(coach, client, today.minusDays(day).atTime(7, 0));
        }
        return client;
    }

    private static long log(Person coach, UUID client, LocalDateTime at) {
        OffsetDateTime startedAt = at.atZone(LONDON).toOffsetDateTime();
        return coach.put(
                        "/v1/clients/" + client + "/sessions/" + UUID.randomUUID(),
                        Map.of(
                                "startedAt",
                                startedAt.toString(),
                                "timeZone",
                                LONDON.getId(),
                                "entries",
                                List.of(Map.of("item", "walk", "minutes", 10))))
                .version();
    }

    private static String walks(Person coach, UUID client, LocalDate date, String more) {
        return coach.get("/v1/clients/" + client + "/adherence?from=" + date + "&to=" + date + more)
                .ok()
                .at("/items/walk")
                .toString();
    }

    private static List<JsonNode> closings(Person coach, UUID client, long atLeast) {
        return entries(coach, client, atLeast, "DateClosed");
    }

    private static List<JsonNode> restatements(Person coach, UUID client, long atLeast) {
        return entries(coach, client, atLeast, "AdherenceRestated");
    }

    private static List<JsonNode> entries(Person coach, UUID client, long atLeast, String type) {
        return coach.timeline(client, atLeast).stream()
                .filter(entry -> entry.at("/event/type").asText().equals(type))
                .toList();
    }

    private static List<JsonNode> mails(RunningInstance onward, String kind, String name) {
        return mails(onward).stream()
                .filter(mail -> mail.get("kind").asText().equals(kind))
                .filter(mail -> mail.get("to").asText().contains(name + "@time.test"))
                .toList();
    }

    /** The digests to the coach that speak of that client. */
    private static List<JsonNode> digests(RunningInstance onward, String client) {
        return mails(onward).stream()
                .filter(mail -> mail.get("kind").asText().equals("triage-digest"))
                .filter(mail -> mail.get("to").asText().contains("coach@demo.onward.test"))
                .filter(mail -> mail.get("text").asText().contains(client))
                .toList();
    }

    private static List<JsonNode> mails(RunningInstance onward) {
        List<JsonNode> mails = new ArrayList<>();
        onward.anyone().get("/dev/mail").ok().get("messages").forEach(mails::add);
        return mails;
    }
}
