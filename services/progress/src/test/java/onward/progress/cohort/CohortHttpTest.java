package onward.progress.cohort;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.SQUATS_TWICE_A_WEEK;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.squats;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six clients together; of four of them nothing is told. */
class CohortHttpTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);
    private static final List<Integer> WALKS_ON_MONDAY = List.of(0, 1, 1, 2, 3, 3);

    private final ProgressService service = ProgressService.running();
    private final List<TestClient> clients = new ArrayList<>();

    @BeforeEach
    void three_weeks_later() {
        service.beginAt(at(21, 12));
        TestClient first = TestClient.inLondon(at(-1, 7));
        clients.add(first);
        for (int number = 1; number < 6; number++) {
            clients.add(first.beside("Client " + number, at(-1, 7)));
        }
    }

    @AfterEach
    void over() {
        service.endOfTime();
    }

    @Test
    void of_each_category_the_distribution_is_told_unless_it_is_of_fewer_than_five() {
        for (int number = 0; number < clients.size(); number++) {
            TestClient client = clients.get(number);
            boolean strength = number < 4;
            client.plan(1, MONDAY, strength ? List.of(THREE_WALKS, SQUATS_TWICE_A_WEEK) : List.of(THREE_WALKS));
            for (int walks = 0; walks < WALKS_ON_MONDAY.get(number); walks++) {
                client.logged(UUID.randomUUID(), walk(local(0, 8 + walks), 10));
            }
            if (strength) {
                client.logged(UUID.randomUUID(), squats(local(0, 12)));
            }
        }
        JsonNode cohort = cohort(MONDAY, MONDAY);
        // 0, 1/3, 1/3, 2/3, 1, 1: the quartiles lie a quarter, a half and three quarters of the way along 5 steps.
        JsonNode walking = cohort.at("/adherence/walking");
        assertThat(walking.path("n").asInt()).isEqualTo(6);
        assertThat(walking.path("quartiles").toString())
                .isEqualTo("{\"lower\":0.3333,\"median\":0.5,\"upper\":0.9167}");
        assertThat(walking.path("histogram").toString()).isEqualTo("[1,2,0,1,2]");
        for (String category : List.of("strength", "core", "stretching")) {
            assertThat(cohort.at("/adherence/" + category).toString()).isEqualTo("{\"withheld\":true}");
        }
        // What is still to come was not missed.
        assertThat(cohort(MONDAY.plusDays(30), MONDAY.plusDays(31))
                        .at("/adherence/walking/withheld")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void responders_are_those_with_a_meaningful_improvement_of_those_of_whom_enough_is_known() {
        for (int number = 0; number < clients.size(); number++) {
            // Three go from 6 to 3 within two weeks; of the others one week is known.
            for (int day = 0; day < (number < 3 ? 14 : 7); day++) {
                clients.get(number)
                        .happened(
                                CheckIns.at(local(day, 8)).pain(day < 7 ? 6 : 3).told());
            }
            if (number < 4) {
                clients.get(number).happened(CheckIns.at(local(0, 9)).ticked(12).told());
                clients.get(number).happened(CheckIns.at(local(13, 9)).ticked(5).told());
            }
        }
        JsonNode responders = cohort(MONDAY, MONDAY.plusDays(20)).path("responders");
        assertThat(responders.path("pain").toString())
                .isEqualTo("{\"withheld\":false,\"n\":6,\"count\":3,\"share\":0.5}");
        assertThat(responders.path("function").toString()).isEqualTo("{\"withheld\":true}");
        // In the second week only three have a reading.
        assertThat(cohort(MONDAY.plusDays(7), MONDAY.plusDays(13))
                        .at("/responders/pain")
                        .toString())
                .isEqualTo("{\"withheld\":true}");
    }

    @Test
    void retention_is_of_those_who_were_there_before_the_window_week_by_week() {
        TestClient late = clients.getFirst().beside("Late", at(0, 9));
        late.logged(UUID.randomUUID(), walk(local(1, 8), 10));
        for (int number = 0; number < clients.size(); number++) {
            if (number > 0) {
                clients.get(number).logged(UUID.randomUUID(), walk(local(6, 8), 10));
            }
            if (number > 3) {
                clients.get(number).logged(UUID.randomUUID(), walk(local(7, 8), 10));
            }
        }
        seen(late);
        JsonNode weeks = cohort(MONDAY, MONDAY.plusDays(8)).path("retention");
        assertThat(weeks).hasSize(2);
        assertThat(weeks.path(0).toString())
                .isEqualTo("{\"week\":\"2026-W28\",\"from\":\"2026-07-06\",\"to\":\"2026-07-12\","
                        + "\"moved\":{\"withheld\":false,\"n\":6,\"count\":5,\"share\":0.8333}}");
        assertThat(weeks.path(1).toString())
                .isEqualTo("{\"week\":\"2026-W29\",\"from\":\"2026-07-13\",\"to\":\"2026-07-14\","
                        + "\"moved\":{\"withheld\":false,\"n\":6,\"count\":2,\"share\":0.3333}}");
        // Three weeks are over, and the fourth has begun.
        assertThat(cohort(MONDAY, MONDAY.plusDays(40)).path("retention")).hasSize(3);
        // Nobody was there before that.
        assertThat(cohort(MONDAY.minusDays(7), MONDAY.minusDays(1))
                        .at("/retention/0/moved")
                        .toString())
                .isEqualTo("{\"withheld\":true}");
    }

    @Test
    void it_is_for_the_staff_and_of_whom_they_look_after() {
        TestClient client = clients.getFirst();
        String query = "?from=2026-07-06&to=2026-07-12";
        assertThat(get(query, client.ownToken()).statusCode()).isEqualTo(403);
        assertThat(json(get(query, client.adminToken()))
                        .at("/retention/0/moved/n")
                        .asInt())
                .isEqualTo(6);
        assertThat(json(get(query, client.tokenOfCoach(UUID.randomUUID())))
                        .at("/retention/0/moved/withheld")
                        .asBoolean())
                .isTrue();
        assertThat(get("?from=2026-07-06&to=2027-08-10", client.coachToken()).statusCode())
                .isEqualTo(422);
        assertThat(get("?from=2026-07-06", client.coachToken()).statusCode()).isEqualTo(400);
    }

    private JsonNode cohort(LocalDate from, LocalDate to) {
        clients.forEach(CohortHttpTest::seen);
        HttpResponse<String> response =
                get("?from=" + from + "&to=" + to, clients.getFirst().coachToken());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> get(String query, String token) {
        clients.forEach(CohortHttpTest::seen);
        return service.get("/v1/cohort" + query, token);
    }

    private static void seen(TestClient client) {
        assertThat(client.get("adherence", "from=" + MONDAY + "&to=" + MONDAY).statusCode())
                .isEqualTo(200);
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private static String local(int day, int hour) {
        return at(day, hour).atZone(LONDON).toOffsetDateTime().toString();
    }
}
