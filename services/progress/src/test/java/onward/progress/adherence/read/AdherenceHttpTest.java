package onward.progress.adherence.read;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.SQUATS_TWICE_A_WEEK;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.squats;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.value.ExcusalReason;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdherenceHttpTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final String FIRST_WEEK = "from=2026-06-01&to=2026-06-07&today=2026-06-03";

    private final ProgressService service = ProgressService.running();
    private final TestClient client = TestClient.inLondon().plan(1, FIRST, List.of(THREE_WALKS));

    @Test
    void the_answer_has_the_shape_that_is_promised() {
        client.logged(UUID.randomUUID(), walk("2026-06-01T09:00:00+01:00", 30));
        client.logged(UUID.randomUUID(), walk("2026-06-02T09:00:00+01:00", 4));
        assertThat(json(client.get("adherence", "from=2026-06-01&to=2026-06-03&today=2026-06-03")))
                .isEqualTo(json("""
                        {
                          "from": "2026-06-01",
                          "to": "2026-06-03",
                          "overall": {"fraction": "7/45", "ratio": 0.1556},
                          "categories": {
                            "walking": {"earned": "7/5", "due": "9", "fraction": "7/45", "ratio": 0.1556}
                          },
                          "items": {"walk": {"earned": "7/5", "due": "9"}},
                          "days": [
                            {"date": "2026-06-01", "status": {"moving": "hit", "onPlan": "miss"}, "daily": {
                              "overall": {"fraction": "1/3", "ratio": 0.3333},
                              "categories": {
                                "walking": {"earned": "1", "due": "3", "fraction": "1/3", "ratio": 0.3333}
                              },
                              "items": {"walk": {"earned": "1", "due": "3"}}}},
                            {"date": "2026-06-02", "status": {"moving": "miss", "onPlan": "miss"}, "daily": {
                              "overall": {"fraction": "2/15", "ratio": 0.1333},
                              "categories": {
                                "walking": {"earned": "2/5", "due": "3", "fraction": "2/15", "ratio": 0.1333}
                              },
                              "items": {"walk": {"earned": "2/5", "due": "3"}}}},
                            {"date": "2026-06-03", "status": {"moving": "miss", "onPlan": "miss"}, "daily": {
                              "overall": {"fraction": "0", "ratio": 0.0000},
                              "categories": {
                                "walking": {"earned": "0", "due": "3", "fraction": "0", "ratio": 0.0000}
                              },
                              "items": {"walk": {"earned": "0", "due": "3"}}}}
                          ],
                          "weeks": [
                            {"week": "2026-W23", "from": "2026-06-01", "to": "2026-06-03",
                             "overall": {"fraction": "7/45", "ratio": 0.1556},
                             "categories": {
                               "walking": {"earned": "7/5", "due": "9", "fraction": "7/45", "ratio": 0.1556}
                             },
                             "items": {"walk": {"earned": "7/5", "due": "9"}}}
                          ],
                          "streaks": {"moving": 0, "onPlan": 0}
                        }
                        """));
    }

    @Test
    void as_of_an_instant_is_what_was_recorded_up_to_it() {
        UUID corrected = UUID.randomUUID();
        UUID withdrawn = UUID.randomUUID();
        client.recordedFrom("2026-06-20T11:00:00Z").logged(corrected, walk("2026-06-01T09:00:00+01:00", 10));
        client.recordedFrom("2026-06-20T12:00:00Z").corrected(corrected, 2, walk("2026-06-01T09:00:00+01:00", 5));
        client.recordedFrom("2026-06-20T13:00:00Z").logged(withdrawn, walk("2026-06-01T11:00:00+01:00", 10));
        client.recordedFrom("2026-06-20T14:00:00Z").withdrew(withdrawn);
        UUID excusal = UUID.randomUUID();
        client.recordedFrom("2026-06-20T15:00:00Z")
                .happened(new DaysExcused(excusal, FIRST, FIRST, ExcusalReason.ILLNESS, client.coach));
        client.recordedFrom("2026-06-20T16:00:00Z").happened(new ExcusalWithdrawn(excusal, client.coach));
        UUID pause = UUID.randomUUID();
        client.recordedFrom("2026-06-20T17:00:00Z")
                .happened(new PlanPaused(pause, FIRST, ExcusalReason.OTHER, client.coach));
        client.recordedFrom("2026-06-20T18:00:00Z").happened(new PlanResumed(pause, FIRST.plusDays(1), client.coach));
        client.recordedFrom("2026-06-20T19:00:00Z").plan(2, FIRST.plusDays(1), List.of());

        assertThat(earnedOn(FIRST, "2026-06-20T10:30:00Z")).isEqualTo("0/3");
        assertThat(earnedOn(FIRST, "2026-06-20T11:30:00Z")).isEqualTo("1/3");
        assertThat(earnedOn(FIRST, "2026-06-20T12:30:00Z")).isEqualTo("1/2/3");
        assertThat(earnedOn(FIRST, "2026-06-20T13:30:00Z")).isEqualTo("3/2/3");
        assertThat(earnedOn(FIRST, "2026-06-20T14:30:00Z")).isEqualTo("1/2/3");
        assertThat(earnedOn(FIRST, "2026-06-20T15:30:00Z")).isEqualTo("nothing due");
        assertThat(earnedOn(FIRST, "2026-06-20T16:30:00Z")).isEqualTo("1/2/3");
        assertThat(earnedOn(FIRST.plusDays(1), "2026-06-20T17:30:00Z")).isEqualTo("nothing due");
        assertThat(earnedOn(FIRST.plusDays(1), "2026-06-20T18:30:00Z")).isEqualTo("0/3");
        assertThat(earnedOn(FIRST.plusDays(1), "2026-06-20T19:30:00Z")).isEqualTo("nothing due");
        assertThat(earnedOn(FIRST, "2026-06-01T00:00:00Z")).isEqualTo("nothing due");
    }

    @Test
    void as_of_an_earlier_moment_the_running_date_is_that_of_where_the_client_lived_then() {
        // The evening of 22 June in London is the morning of the 23rd in Tokyo, where the client moves on the 25th.
        client.logged(UUID.randomUUID(), walk("2026-06-21T09:00:00+01:00", 10));
        client.recordedFrom("2026-06-25T00:00:00Z")
                .happened(new ClientDetailsChanged(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ZoneId.of("Asia/Tokyo")),
                        Optional.empty(),
                        client.id));

        assertThat(dateAsOf("2026-06-22T20:00:00Z")).isEqualTo("2026-06-22");
        assertThat(dateAsOf("2026-06-25T20:00:00Z")).isEqualTo("2026-06-26");
        // On the 22nd itself nothing is missed yet; on the 23rd it would be.
        assertThat(movingStreak("from=2026-06-21&to=2026-06-22&asOf=2026-06-22T20:00:00Z"))
                .isEqualTo(1);
        assertThat(movingStreak("from=2026-06-21&to=2026-06-22&asOf=2026-06-25T20:00:00Z"))
                .isEqualTo(0);
    }

    private String dateAsOf(String asOf) {
        return json(client.get("today", "asOf=" + asOf)).path("date").asText();
    }

    private String earnedOn(LocalDate date, String asOf) {
        JsonNode walks = json(client.get("adherence", "from=" + date + "&to=" + date + "&asOf=" + asOf))
                .at("/items/walk");
        return walks.isMissingNode()
                ? "nothing due"
                : walks.get("earned").asText() + "/" + walks.get("due").asText();
    }

    @Test
    void today_tells_the_slots_of_the_date_and_of_its_week_and_what_filled_them() {
        client.plan(2, FIRST, List.of(THREE_WALKS, SQUATS_TWICE_A_WEEK));
        UUID walk = UUID.randomUUID();
        UUID squats = UUID.randomUUID();
        client.logged(squats, squats("2026-06-01T09:00:00+01:00"));
        client.logged(walk, walk("2026-06-03T09:00:00+01:00", 5));
        assertThat(json(client.get("today", "on=2026-06-03"))).isEqualTo(json("""
                {
                  "date": "2026-06-03",
                  "active": true,
                  "status": {"moving": "hit", "onPlan": "miss"},
                  "slots": [
                    {"item": "walk", "exercise": "walk", "category": "walking", "perSide": false,
                     "dose": {"minutes": 10}, "frequency": {"perDay": 3, "on": []},
                     "from": "2026-06-03", "to": "2026-06-03", "due": "3", "earned": "1/2",
                     "filledBy": [{"sessionId": "%s", "position": 0, "date": "2026-06-03", "credit": "1/2"}],
                     "linked": []},
                    {"item": "bodyweight-squat", "exercise": "bodyweight-squat", "category": "strength",
                     "perSide": false, "frequency": {"perWeek": 2},
                     "from": "2026-06-01", "to": "2026-06-07", "due": "2", "earned": "1",
                     "filledBy": [{"sessionId": "%s", "position": 0, "date": "2026-06-01", "credit": "1"}],
                     "linked": []}
                  ]
                }
                """.formatted(walk, squats)));
    }

    @Test
    void on_an_excused_date_nothing_is_due_today() {
        client.happened(new DaysExcused(UUID.randomUUID(), FIRST, FIRST, ExcusalReason.ILLNESS, client.coach));
        JsonNode today = json(client.get("today", "on=" + FIRST));
        assertThat(today.get("active").booleanValue()).isFalse();
        assertThat(today.get("slots")).isEmpty();
    }

    @Test
    void today_is_the_clients_own_date_unless_given() {
        client.happened(new ClientDetailsChanged(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ZoneId.of("Pacific/Kiritimati")),
                Optional.empty(),
                client.id));
        assertThat(json(client.get("today", "")).get("date").asText())
                .isEqualTo(LocalDate.ofInstant(service.clock.instant(), ZoneId.of("Pacific/Kiritimati"))
                        .toString());
    }

    @Test
    void nothing_due_is_null_and_there() {
        JsonNode answer = json(client.get("adherence", "from=2026-05-01&to=2026-05-02"));
        assertThat(answer.has("overall")).isTrue();
        assertThat(answer.get("overall").isNull()).isTrue();
        assertThat(answer.at("/days/0/status/moving").textValue()).isEqualTo("neutral");
        assertThat(answer.get("categories")).isEmpty();
        assertThat(answer.get("items")).isEmpty();
    }

    @Test
    void a_client_without_a_plan_owes_nothing() {
        JsonNode answer = json(TestClient.inLondon().get("adherence", FIRST_WEEK));
        assertThat(answer.get("overall").isNull()).isTrue();
        assertThat(answer.get("streaks")).isEqualTo(json("{\"moving\": 0, \"onPlan\": 0}"));
    }

    @Test
    void the_running_date_is_the_clients_own_unless_given() {
        ZoneId easternmost = ZoneId.of("Pacific/Kiritimati");
        client.happened(new ClientDetailsChanged(
                Optional.empty(), Optional.empty(), Optional.of(easternmost), Optional.empty(), client.id));
        LocalDate today = LocalDate.ofInstant(service.clock.instant(), easternmost);
        client.plan(2, today, List.of(THREE_WALKS));
        client.logged(UUID.randomUUID(), walk(today + "T12:00:00Z", 10));
        JsonNode answer = json(client.get("adherence", "from=2026-06-01&to=2026-06-01"));
        assertThat(answer.at("/streaks/moving").intValue()).isEqualTo(1);
    }

    @Test
    void a_streak_goes_on_beyond_the_window_as_far_as_it_reaches() {
        LocalDate last = FIRST.plusDays(199);
        FIRST.datesUntil(last.plusDays(1))
                .forEach(date -> client.logged(UUID.randomUUID(), walk(date + "T12:00:00Z", 10)));
        String today = "&today=" + last;
        assertThat(movingStreak("from=" + last + "&to=" + last + today)).isEqualTo(200);
        assertThat(movingStreak("from=" + last.minusDays(50) + "&to=" + last.plusDays(9) + today))
                .isEqualTo(200);
        assertThat(movingStreak("from=2026-01-01&to=2026-01-02" + today)).isEqualTo(200);
        assertThat(movingStreak("from=2026-06-01&to=2026-06-02&today=2026-07-01"))
                .isEqualTo(31);
    }

    @Test
    void a_correction_that_moves_a_session_takes_it_from_its_old_date() {
        UUID session = UUID.randomUUID();
        client.logged(session, walk("2026-06-01T09:00:00+01:00", 10));
        client.corrected(session, 2, walk("2026-06-02T09:00:00+01:00", 10));
        JsonNode days = json(client.get("adherence", FIRST_WEEK)).get("days");
        assertThat(days.at("/0/status/moving").textValue()).isEqualTo("miss");
        assertThat(days.at("/1/status/moving").textValue()).isEqualTo("hit");
    }

    @Test
    void an_excusal_that_is_withdrawn_excuses_nothing() {
        UUID excusal = UUID.randomUUID();
        client.happened(new DaysExcused(excusal, FIRST, FIRST.plusDays(6), ExcusalReason.TRAVEL, client.id));
        assertThat(json(client.get("adherence", FIRST_WEEK)).get("overall").isNull())
                .isTrue();
        client.happened(new ExcusalWithdrawn(excusal, client.id));
        assertThat(json(client.get("adherence", FIRST_WEEK))
                        .at("/items/walk/due")
                        .textValue())
                .isEqualTo("21");
    }

    @Test
    void self_the_current_coach_and_the_studios_administrator_may_look() {
        client.get("adherence", FIRST_WEEK);
        for (String token : List.of(client.ownToken(), client.coachToken(), client.adminToken())) {
            assertThat(client.getAs(token, "adherence", FIRST_WEEK).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void to_everyone_else_the_client_does_not_exist() {
        TestClient other = TestClient.inLondon();
        String formerCoach = client.coachToken();
        client.happened(new CoachAssigned(UUID.randomUUID(), client.coach));
        client.get("adherence", FIRST_WEEK);
        for (String token : List.of(other.ownToken(), other.coachToken(), other.adminToken(), formerCoach)) {
            isProblem(client.getAs(token, "adherence", FIRST_WEEK), 404, "client.unknown");
            isProblem(
                    client.getAs(token, "adherence", FIRST_WEEK + "&atLeast=" + client.version()),
                    404,
                    "client.unknown");
        }
        isProblem(service.get("/v1/clients/" + client.id + "/adherence?" + FIRST_WEEK), 401, "access.unauthenticated");
    }

    @Test
    void an_unknown_client_is_not_found_and_with_a_version_not_seen_yet() {
        String unknown = "/v1/clients/" + UUID.randomUUID() + "/adherence?" + FIRST_WEEK;
        isProblem(service.get(unknown, client.adminToken()), 404, "client.unknown");
        HttpResponse<String> notYet = service.get(unknown + "&atLeast=1", client.adminToken());
        isProblem(notYet, 503, "version.not-yet");
        assertThat(notYet.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_read_waits_for_the_version_it_asks_for() {
        client.get("adherence", FIRST_WEEK);
        long next = client.version() + 1;
        CompletableFuture<HttpResponse<String>> waiting = CompletableFuture.supplyAsync(
                () -> client.getAs(client.ownToken(), "adherence", FIRST_WEEK + "&atLeast=" + next));
        client.logged(UUID.randomUUID(), walk("2026-06-01T09:00:00+01:00", 10));
        assertThat(json(waiting.join()).at("/items/walk/earned").textValue()).isEqualTo("1");
    }

    @Test
    void what_comes_behind_a_hole_is_not_seen() {
        client.get("adherence", FIRST_WEEK);
        long hole = client.skipped();
        client.logged(UUID.randomUUID(), walk("2026-06-01T09:00:00+01:00", 10));
        isProblem(client.get("adherence", FIRST_WEEK), 503, "version.not-yet");
        JsonNode before = json(client.getAs(client.ownToken(), "adherence", FIRST_WEEK + "&atLeast=" + (hole - 1)));
        assertThat(before.at("/items/walk/earned").textValue()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-06-02&to=2026-06-01, 422, value.out-of-bounds",
        "from=2026-01-01&to=2027-02-05, 422, value.out-of-bounds",
        "from=-10000-01-01&to=-10000-01-02, 422, value.out-of-bounds",
        "from=2026-06-01&to=2026-06-02&today=%2B10000-01-01, 422, value.out-of-bounds",
        "from=2026-06-31&to=2026-07-01, 400, request.malformed",
        "from=yesterday&to=2026-06-01, 400, request.malformed",
        "to=2026-06-01, 400, request.malformed",
        "from=2026-06-01, 400, request.malformed",
        "from=2026-06-01&to=2026-06-02&today=now, 400, request.malformed",
        "from=2026-06-01&to=2026-06-02&atLeast=-1, 400, request.malformed",
        "from=2026-06-01&to=2026-06-02&atLeast=new, 400, request.malformed",
        "from=2026-06-01&to=2026-06-02&explain=yes, 400, request.malformed",
        "from=2026-06-01&to=2026-06-02&asOf=yesterday, 400, request.malformed",
    })
    void a_question_that_cannot_be_answered_is_told_why(String query, int status, String code) {
        isProblem(client.getAs(client.ownToken(), "adherence", query), status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=2026-01-01&to=2027-02-04", "from=0001-01-01&to=0001-01-01", "from=9999-12-31&to=9999-12-31"
            })
    void the_widest_bounds_are_answered(String query) {
        assertThat(client.get("adherence", query).statusCode()).isEqualTo(200);
    }

    private int movingStreak(String query) {
        return json(client.get("adherence", query)).at("/streaks/moving").intValue();
    }

    private static void isProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).get("code").textValue()).isEqualTo(code);
    }
}
