package onward.progress.adherence.read;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.SQUATS_TWICE_A_WEEK;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.squats;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.DaysExcused;
import onward.contracts.value.Entry;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Session;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;

class ExplainHttpTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    private final TestClient client = TestClient.inLondon().plan(1, FIRST, List.of(THREE_WALKS, SQUATS_TWICE_A_WEEK));

    @Test
    void the_whole_derivation_of_a_week() {
        UUID half = UUID.randomUUID();
        UUID squats = UUID.randomUUID();
        UUID again = UUID.randomUUID();
        UUID ill = UUID.randomUUID();
        client.logged(half, walk("2026-06-01T09:00:00+01:00", 5));
        client.logged(squats, squats("2026-06-01T10:00:00+01:00"));
        client.logged(again, squats("2026-06-01T11:00:00+01:00"));
        client.logged(ill, walk("2026-06-02T11:00:00+01:00", 10));
        client.happened(new DaysExcused(
                UUID.randomUUID(), FIRST.plusDays(1), FIRST.plusDays(1), ExcusalReason.ILLNESS, client.coach));
        assertThat(explain("from=2026-06-01&to=2026-06-02&today=2026-06-03"))
                .isEqualTo(json("""
                {
                  "overall": "((1/2)/3 + (2/7)/(2/7)) / 2 = 7/12",
                  "categories": {
                    "walking": {"sum": "(1/2) / 3 = 1/6", "items": {"walk": {"earned": "1/2", "due": "3"}}},
                    "strength": {"sum": "(2/7) / (2/7) = 1",
                      "items": {"bodyweight-squat": {"earned": "2/7", "due": "2/7"}}}
                  },
                  "slots": {
                    "bodyweight-squat": [
                      {"category": "strength", "from": "2026-06-01", "to": "2026-06-02", "due": "2/7", "earned": "2/7",
                       "sum": "1, of which no more is earned than the 2/7 due",
                       "dates": [
                         {"date": "2026-06-01", "planVersion": 1, "perSide": false, "frequency": {"perWeek": 2},
                          "due": "2/7",
                          "filledBy": [{"sessionId": "%2$s", "position": 0, "credit": "1",
                            "how": "done, no dose is set = 1"}],
                          "ignored": [{"sessionId": "%3$s", "position": 0, "date": "2026-06-01",
                            "item": "bodyweight-squat", "reason": "not-the-best-of-the-date",
                            "because": "done, no dose is set = 1, but a date counts once in its week, by what is as good or better"}]}
                       ]}
                    ],
                    "walk": [
                      {"category": "walking", "from": "2026-06-01", "to": "2026-06-01", "due": "3", "earned": "1/2",
                       "sum": "1/2 of 3",
                       "dates": [
                         {"date": "2026-06-01", "planVersion": 1, "perSide": false, "dose": {"minutes": 10},
                          "frequency": {"perDay": 3, "on": []}, "due": "3",
                          "filledBy": [{"sessionId": "%1$s", "position": 0, "credit": "1/2",
                            "how": "5 of 10 min = 1/2"}],
                          "ignored": []}
                       ]}
                    ]
                  },
                  "ignored": [
                    {"sessionId": "%4$s", "position": 0, "date": "2026-06-02", "item": "walk", "reason": "excused",
                     "because": "the date is excused: nothing is due on it"}
                  ],
                  "weeks": {"2026-W23": "((1/2)/3 + (2/7)/(2/7)) / 2 = 7/12"},
                  "days": [
                    {"date": "2026-06-01",
                     "moving": "bodyweight-squat: done, no dose is set = 1, which is at least 1/2",
                     "onPlan": "(1/2)/3 = 1/6, which is less than 4/5"},
                    {"date": "2026-06-02", "moving": "the date is excused", "onPlan": "the date is excused"}
                  ],
                  "streaks": {
                    "moving": {"dates": 1, "since": "2026-06-01",
                      "because": "1 hit since 2026-06-01, 1 neutral date passed over, the running date ignored (nothing was done); no miss before, back to the first plan"},
                    "onPlan": {"dates": 0, "stoppedAt": "2026-06-01",
                      "because": "0 hits, 1 neutral date passed over, the running date ignored (0/3 = 0, which is less than 4/5); stopped by the miss on 2026-06-01 ((1/2)/3 = 1/6, which is less than 4/5)"}
                  }
                }
                """.formatted(half, squats, again, ill)));
    }

    @Test
    void a_linked_session_is_shown_as_linked_in_the_explanation_and_today() {
        UUID manual = UUID.randomUUID();
        UUID watch = UUID.randomUUID();
        client.logged(manual, lasting20("2026-06-01T09:00:00+01:00", Optional.empty()));
        client.logged(watch, lasting20("2026-06-01T09:05:00+01:00", Optional.of("device:watch")));
        JsonNode linked = explain("from=2026-06-01&to=2026-06-01").at("/slots/walk/0/dates/0/ignored/0");
        assertThat(linked.get("reason").textValue()).isEqualTo("linked");
        assertThat(linked.get("sessionId").textValue()).isEqualTo(watch.toString());
        assertThat(linked.get("countsThrough").textValue()).isEqualTo(manual.toString());
        assertThat(json(client.get("today", "on=2026-06-01")).at("/slots/0/linked"))
                .isEqualTo(json("""
                [{"sessionId": "%s", "position": 0, "date": "2026-06-01", "countsThrough": "%s"}]
                """.formatted(watch, manual)));
    }

    @Test
    void the_explanation_is_as_of_an_instant_too() {
        UUID session = UUID.randomUUID();
        client.recordedFrom("2026-06-20T11:00:00Z").logged(session, walk("2026-06-01T09:00:00+01:00", 10));
        client.recordedFrom("2026-06-20T12:00:00Z").corrected(session, 2, walk("2026-06-01T09:00:00+01:00", 5));
        assertThat(explain("from=2026-06-01&to=2026-06-01&asOf=2026-06-20T11:30:00Z")
                        .at("/slots/walk/0/sum")
                        .textValue())
                .isEqualTo("1 of 3");
    }

    @Test
    void the_longest_window_is_explained_whole() {
        for (int day = 0; day < 20; day++) {
            client.logged(UUID.randomUUID(), walk(FIRST.plusDays(day) + "T12:00:00Z", 10));
        }
        JsonNode explained = explain("from=2026-06-01&to=2027-07-05");
        assertThat(explained.at("/slots/walk")).hasSize(400);
        assertThat(explained.at("/slots/bodyweight-squat")).hasSize(58);
        assertThat(explained.get("days")).hasSize(400);
    }

    private JsonNode explain(String query) {
        return json(client.get("adherence", query + "&explain=true")).get("explain");
    }

    private static Session lasting20(String startedAt, Optional<String> source) {
        return new Session(
                OffsetDateTime.parse(startedAt),
                ZoneId.of("Europe/London"),
                List.of(new Entry.Timed("walk", BigDecimal.TEN)),
                Optional.of(20),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                source);
    }
}
