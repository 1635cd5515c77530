package onward.progress.roster;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.felt;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.Event;
import onward.contracts.event.FlareFound;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.TriageAcknowledged;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.contracts.value.RedFlag;
import onward.contracts.value.TriageReason;
import onward.contracts.value.Urgency;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why clients are on the coach's list: each reason from its first moment to its last, what comes first, and who may look. */
class RosterHttpTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);
    private static final PlanItem ASSUMED = new PlanItem(
            "walk",
            Optional.empty(),
            Category.WALKING,
            false,
            Optional.of(new Dose.Minutes(java.math.BigDecimal.TEN)),
            new Frequency.PerDay(1, List.of()),
            List.of("dose", "frequency"));

    private final ProgressService service = ProgressService.running();
    private TestClient client;

    @BeforeEach
    void monday_morning() {
        service.beginAt(at(0, 7));
        client = TestClient.inLondon(at(0, 7));
    }

    @AfterEach
    void over() {
        service.endOfTime();
    }

    @Test
    void whoever_was_enrolled_today_is_not_on_the_list_and_can_be_found() {
        client.plan(1, MONDAY, List.of(THREE_WALKS));
        looked(0, 8);
        assertThat(roster("").path("clients")).isEmpty();
        JsonNode found = roster("?q=%20sam r").path("clients").path(0);
        assertThat(found.path("name").asText()).isEqualTo(TestClient.NAME);
        assertThat(found.path("reasons")).isEmpty();
        assertThat(found.path("lastMovementAt").isNull()).isTrue();
        assertThat(found.path("adherence7").isNull()).isTrue();
        assertThat(roster("?q=nobody").path("clients")).isEmpty();
    }

    @Test
    void three_dates_with_something_due_and_no_session_are_never_started_until_the_first() {
        client.plan(1, MONDAY.minusDays(10), List.of(THREE_WALKS));
        looked(2, 23);
        assertThat(roster("").path("clients")).isEmpty();
        looked(3, 1);
        // Not what was due before anybody was enrolled: Monday, Tuesday, Wednesday.
        assertReason("never-started", at(0, 0), "No session yet, with something due on 3 dates");
        assertThat(reason().path("restsOn")).hasSize(1);
        walked(3, 9);
        looked(3, 10);
        assertThat(roster("").path("clients")).isEmpty();
        assertThat(found(TriageReasonCleared.class))
                .containsExactly(new TriageReasonCleared(TriageReason.NEVER_STARTED, at(0, 0), 1));
    }

    @Test
    void three_days_without_movement_are_stopped_and_what_was_acknowledged_comes_back_three_days_later() {
        client.plan(1, MONDAY, List.of(THREE_WALKS));
        walked(0, 8);
        Instant ended = at(0, 8).plusSeconds(600);
        looked(3, 8);
        assertThat(roster("").path("clients")).isEmpty();
        service.moveTo(ended.plusSeconds(72 * 3600));
        assertReason("stopped", ended, "No movement for 72 hours");
        assertThat(roster("").path("clients").path(0).path("lastMovementAt").asText())
                .isEqualTo(ended.toString());

        service.moveTo(ended.plusSeconds(80 * 3600));
        assertReason("stopped", ended, "No movement for 80 hours");
        long version = acknowledged("{\"reason\":\"stopped\"}");
        assertThat(acknowledged("{\"reason\":\"stopped\"}")).isEqualTo(version);
        assertThat(roster("").path("clients")).isEmpty();
        assertThat(roster("?reason=stopped")
                        .at("/clients/0/reasons/0/acknowledged/until")
                        .isNull())
                .isTrue();
        // What is brought later of the time before is another matter.
        client.recordedFrom(ended.plusSeconds(80 * 3600));
        log(client, -1, 8);
        seen(client);
        service.moveTo(ended.plusSeconds(80 * 3600 + 60));
        assertThat(roster("").path("clients")).isEmpty();
        service.moveTo(ended.plusSeconds(152 * 3600 - 1));
        assertThat(roster("").path("clients")).isEmpty();
        service.moveTo(ended.plusSeconds(152 * 3600));
        assertReason("stopped", ended, "No movement for 152 hours");

        assertThat(found(TriageAcknowledged.class))
                .containsExactly(new TriageAcknowledged(TriageReason.STOPPED, Optional.empty(), client.coach));
        assertThat(found(TriageReasonRaised.class))
                .extracting(TriageReasonRaised::reason, TriageReasonRaised::time, TriageReasonRaised::since)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(TriageReason.STOPPED, 1, ended),
                        org.assertj.core.api.Assertions.tuple(TriageReason.STOPPED, 2, ended));
    }

    @Test
    void whoever_stopped_and_is_excused_is_not_asked_after_until_that_is_over() {
        client.plan(1, MONDAY, List.of(THREE_WALKS));
        walked(0, 8);
        looked(3, 12);
        assertThat(reason().path("code").asText()).isEqualTo("stopped");
        client.happened(new DaysExcused(
                UUID.randomUUID(), MONDAY.plusDays(3), MONDAY.plusDays(4), ExcusalReason.TRAVEL, client.coach));
        looked(3, 13);
        assertThat(roster("").path("clients")).isEmpty();
        looked(4, 23);
        assertThat(roster("").path("clients")).isEmpty();
        // Monday from 8:10, Tuesday, Wednesday are 63 h 50 min; Thursday and Friday stand still; 8:10 on Saturday.
        looked(5, 8);
        assertThat(roster("").path("clients")).isEmpty();
        looked(5, 9);
        assertReason("stopped", at(0, 8).plusSeconds(600), "No movement for 72 hours");
    }

    @Test
    void a_red_flag_is_first_until_the_hold_is_lifted_and_another_one_comes_back() {
        client.plan(1, MONDAY, List.of(ASSUMED));
        client.recordedFrom(at(0, 7));
        UUID placed = client.happened(hold(RedFlag.WEIGHT_LOSS)).id();
        looked(0, 9);
        assertReason("red-flag", at(0, 7), "On hold: a warning sign should be seen by a doctor soon");
        assertThat(reason().path("kind").asText()).isEqualTo("urgent");
        assertThat(reason().path("restsOn").path(0).asText()).isEqualTo(placed.toString());
        assertThat(roster("").at("/clients/0/reasons/1/code").asText()).isEqualTo("unconfirmed");

        acknowledged("{\"reason\":\"red-flag\",\"until\":\"2026-07-08T08:00:00Z\"}");
        assertThat(roster("").at("/clients/0/reasons/0/acknowledged/until").asText())
                .isEqualTo("2026-07-08T08:00:00Z");
        client.happened(hold(RedFlag.SADDLE_NUMBNESS));
        looked(0, 10);
        assertReason("red-flag", at(0, 7), "On hold: warning signs, in 2 check-ins, ask for care at once");
        assertThat(reason().path("acknowledged").isMissingNode()).isTrue();
        // Nobody is asked to move meanwhile, nor for what was not done then.
        looked(6, 10);
        assertThat(codes()).containsExactly("red-flag", "unconfirmed");
        client.happened(new HoldLifted("Seen by her doctor.", client.coach));
        looked(6, 11);
        assertThat(codes()).containsExactly("unconfirmed");
        looked(9, 11);
        assertThat(codes()).containsExactly("unconfirmed");
        looked(10, 1);
        assertThat(codes()).containsExactly("never-started", "unconfirmed");
    }

    @Test
    void a_flare_stands_until_seven_dates_after_its_last_sign() {
        client.happened(CheckIns.at(local(0, 8)).flare().told());
        looked(0, 9);
        assertReason("flare", at(0, 8), "A flare was reported, the last sign on 6 July");
        assertThat(reason().path("kind").asText()).isEqualTo("reported");
        assertThat(reason().path("restsOn").path(0).asText())
                .isEqualTo(found(FlareFound.class).getFirst().flareId().toString());
        acknowledged("{\"reason\":\"flare\"}");
        client.logged(UUID.randomUUID(), felt(local(2, 8), 10, null, 6, null));
        looked(2, 9);
        assertReason("flare", at(0, 8), "A flare was reported, the last sign on 8 July");
        assertThat(found(TriageReasonRaised.class)).hasSize(2);
        looked(8, 9);
        assertThat(reason().path("kind").asText()).isEqualTo("suspected");
        looked(9, 23);
        assertThat(codes()).contains("flare");
        looked(10, 1);
        assertThat(codes()).doesNotContain("flare");
    }

    @Test
    void a_week_of_twenty_points_less_is_dropping_and_an_empty_today_is_none() {
        client.plan(1, MONDAY.minusDays(30), List.of(THREE_WALKS));
        // Who is looked at while the half of it is brought is dropping since another date.
        looked(0, 7);
        // 23 dates with 3 walks, then 7 with 2.
        for (int day = -30; day < -7; day++) {
            for (int hour = 8; hour < 11; hour++) {
                walked(day, hour);
            }
        }
        for (int day = -7; day < 0; day++) {
            walked(day, 8);
            walked(day, 9);
        }
        looked(0, 8);
        // (69 + 14)/90 - 14/21 are 25.6 points; a day before, of 29 dates with a plan, 81/87 - 15/21 were 21.7; before
        // that 79/84 - 16/21 were 17.9.
        assertReason("dropping", at(-1, 0), "67 % of the plan in the last 7 days, 26 points less than over 30 days");
        assertThat(roster("").at("/clients/0/adherence7/fraction").asText()).isEqualTo("2/3");
        assertThat(roster("").at("/clients/0/adherence7/ratio").decimalValue()).isEqualByComparingTo("0.6667");
        acknowledged("{\"reason\":\"dropping\"}");
        assertThat(roster("").path("clients")).isEmpty();
    }

    @Test
    void assumptions_are_the_last_reason_until_they_are_confirmed() {
        client.plan(1, MONDAY, List.of(ASSUMED, THREE_WALKS));
        looked(0, 8);
        assertReason("unconfirmed", at(0, 7).plusSeconds(2), "2 assumptions in the plan are not confirmed");
        client.happened(new AssumptionsConfirmed(1, List.of("walk"), client.coach));
        looked(0, 9);
        assertThat(roster("").path("clients")).isEmpty();
    }

    @Test
    void what_counts_is_the_version_in_force_also_when_a_newer_one_is_to_come() {
        client.plan(1, MONDAY, List.of(ASSUMED)).plan(2, MONDAY.plusDays(26), List.of(THREE_WALKS));
        looked(0, 8);
        assertThat(codes()).containsExactly("unconfirmed");
        client.happened(new AssumptionsConfirmed(1, List.of("walk"), client.coach));
        looked(0, 9);
        assertThat(roster("").path("clients")).isEmpty();
    }

    @Test
    void the_most_urgent_comes_first_then_the_longest_and_pages_go_on_where_they_ended() {
        TestClient stopped = client.beside("Ben Stopped", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        log(stopped, 0, 9);
        TestClient longer = client.beside("Ada Longer", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        log(longer, 0, 8);
        TestClient held = client.beside("Zoe Held", at(0, 7)).plan(1, MONDAY, List.of(ASSUMED));
        held.recordedFrom(at(2, 7)).happened(hold(RedFlag.FEVER));
        TestClient steady = client.beside("Eve Steady", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        List.of(0, 1, 2, 3).forEach(day -> log(steady, day, 8));
        List.of(stopped, longer, held, steady).forEach(RosterHttpTest::seen);
        looked(3, 12);

        assertThat(names("")).containsExactly("Zoe Held", "Ada Longer", "Ben Stopped");
        assertThat(names("?reason=stopped")).containsExactly("Ada Longer", "Ben Stopped");
        assertThat(names("?reason=all&sort=name"))
                .containsExactly("Ada Longer", "Ben Stopped", "Eve Steady", TestClient.NAME, "Zoe Held");
        assertThat(names("?reason=all&sort=lastMovement"))
                .containsSubsequence("Ada Longer", "Ben Stopped", "Eve Steady");
        for (String sort : List.of("urgency", "name", "lastMovement")) {
            List<String> whole = names("?reason=all&sort=" + sort);
            String query = "?reason=all&limit=2&sort=" + sort;
            JsonNode page = roster(query);
            List<String> paged = new java.util.ArrayList<>(names(page));
            while (!page.path("next").isNull()) {
                page = roster(query + "&cursor=" + page.path("next").asText());
                paged.addAll(names(page));
            }
            assertThat(paged).as(sort).isEqualTo(whole).hasSize(5);
        }
        held.happened(new ClientDetailsChanged(
                Optional.of("Abe Held"), Optional.empty(), Optional.empty(), Optional.empty(), held.coach));
        seen(held);
        assertThat(names("?sort=name")).containsExactly("Abe Held", "Ada Longer", "Ben Stopped");
        assertThat(names("?q=HELD")).containsExactly("Abe Held");
        assertThat(roster("?limit=1").path("next").isNull()).isFalse();
    }

    @Test
    void all_six_reasons_stand_in_the_order_of_urgency() {
        // Begun from the least urgent to the most: neither who came first nor who has it longest decides.
        TestClient unconfirmed =
                client.beside("Unconfirmed", at(0, 7)).plan(1, MONDAY.minusDays(20), List.of(ASSUMED, THREE_WALKS));
        List.of(0, 1, 2, 3).forEach(day -> log(unconfirmed, day, 8));
        // 23 dates with 3 walks, then 7 with 2: (69 + 14)/90 - 14/21 are 25.6 points.
        TestClient dropping = client.beside("Dropping", at(0, 7)).plan(1, MONDAY.minusDays(27), List.of(THREE_WALKS));
        for (int day = -27; day < 3; day++) {
            for (int hour = 8; hour < (day < -4 ? 11 : 10); hour++) {
                log(dropping, day, hour);
            }
        }
        TestClient stopped = client.beside("Stopped", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        log(stopped, 0, 8);
        TestClient never = client.beside("Never started", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        TestClient flare = client.beside("Flare", at(0, 7));
        flare.recordedFrom(at(1, 8)).happened(CheckIns.at(local(1, 8)).flare().told());
        TestClient held = client.beside("Held", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        held.recordedFrom(at(2, 7)).happened(hold(RedFlag.FEVER));
        List.of(unconfirmed, dropping, stopped, never, flare, held).forEach(RosterHttpTest::seen);
        looked(3, 12);

        JsonNode list = roster("");
        assertThat(names(list)).containsExactly("Held", "Flare", "Never started", "Stopped", "Dropping", "Unconfirmed");
        assertThat(StreamSupport.stream(list.path("clients").spliterator(), false)
                        .map(one -> texts(one.path("reasons"), "code")))
                .containsExactly(
                        List.of("red-flag"),
                        List.of("flare"),
                        List.of("never-started"),
                        List.of("stopped"),
                        List.of("dropping"),
                        List.of("unconfirmed"));
    }

    @Test
    void an_empty_parameter_says_as_much_as_none() {
        client.plan(1, MONDAY, List.of(ASSUMED));
        TestClient steady = client.beside("Eve Steady", at(0, 7)).plan(1, MONDAY, List.of(THREE_WALKS));
        seen(steady);
        looked(0, 8);

        JsonNode list = roster("");
        assertThat(names(list)).containsExactly(TestClient.NAME);
        assertThat(roster("?reason=&q=&sort=&cursor=")).isEqualTo(list);
        for (String name : List.of("reason", "q", "sort", "cursor")) {
            assertThat(roster("?" + name + "=")).as(name).isEqualTo(list);
        }
        assertThat(names("?reason=all&q=&sort=name&cursor=")).containsExactly("Eve Steady", TestClient.NAME);
    }

    @Test
    void only_the_staff_has_a_list_and_each_coach_an_own_one() {
        client.plan(1, MONDAY, List.of(ASSUMED));
        looked(0, 8);
        assertThat(get("", client.ownToken()).statusCode()).isEqualTo(403);
        assertThat(get("", client.adminToken()).body()).contains(client.id.toString());
        UUID other = UUID.randomUUID();
        assertThat(json(get("?reason=all", client.tokenOfCoach(other))).path("clients"))
                .isEmpty();
        assertThat(json(get("?reason=all", TestClient.inLondon(at(0, 7)).adminToken()))
                        .path("clients"))
                .noneMatch(one -> one.path("clientId").asText().equals(client.id.toString()));
        String seen = "{\"reason\":\"unconfirmed\"}";
        assertThat(acknowledge(seen, client.tokenOfCoach(other)).statusCode()).isEqualTo(404);
        assertThat(acknowledge(seen, client.ownToken()).statusCode()).isEqualTo(403);

        client.happened(new CoachChanged(other, Optional.of(client.coach), client.coach));
        looked(0, 9);
        assertThat(json(get("", client.coachToken())).path("clients")).isEmpty();
        assertThat(json(get("", client.tokenOfCoach(other))).path("clients")).hasSize(1);
        assertThat(acknowledge(seen, client.adminToken()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_acknowledged_is_a_note_for_the_staff_and_what_cannot_be_is_refused() {
        client.plan(1, MONDAY, List.of(ASSUMED));
        looked(0, 8);
        assertThat(code(acknowledge("{\"reason\":\"stopped\"}", client.coachToken())))
                .isEqualTo("409 triage.reason-passed");
        assertThat(code(acknowledge("{\"reason\":\"bored\"}", client.coachToken())))
                .isEqualTo("400 request.malformed");
        assertThat(code(acknowledge("{\"until\":\"2026-07-07\"}", client.coachToken())))
                .isEqualTo("400 request.malformed");
        assertThat(code(acknowledge("{\"reason\":\"unconfirmed\",\"until\":\"soon\"}", client.coachToken())))
                .isEqualTo("400 request.malformed");
        assertThat(code(acknowledge("{\"reason\":\"unconfirmed\",\"until\":\"2026-07-06\"}", client.coachToken())))
                .isEqualTo("422 value.out-of-bounds");
        for (String query : List.of("?reason=bored", "?sort=age", "?limit=0", "?limit=201", "?cursor=AAAA")) {
            assertThat(code(get(query, client.coachToken()))).as(query).isEqualTo("400 request.malformed");
        }

        // A date is the client's own: until midnight in London.
        acknowledged("{\"reason\":\"unconfirmed\",\"until\":\"2026-07-08\"}");
        assertThat(roster("?reason=all")
                        .at("/clients/0/reasons/0/acknowledged/until")
                        .asText())
                .isEqualTo("2026-07-07T23:00:00Z");
        service.clock.set(Instant.parse("2026-07-07T22:59:59Z"));
        assertThat(roster("").path("clients")).isEmpty();
        service.clock.set(Instant.parse("2026-07-07T23:00:00Z"));
        assertThat(roster("").path("clients")).hasSize(1);

        org.awaitility.Awaitility.await()
                .until(() -> client.getAs(client.coachToken(), "timeline", "kind=note")
                        .body()
                        .contains("Seen by the coach: assumptions in the plan"));
        assertThat(client.getAs(client.ownToken(), "timeline", "kind=note").body())
                .doesNotContain("Seen by the coach");
    }

    private void assertReason(String code, Instant since, String words) {
        assertThat(reason().path("code").asText()).isEqualTo(code);
        assertThat(reason().path("since").asText()).isEqualTo(since.toString());
        assertThat(reason().path("words").asText()).isEqualTo(words);
    }

    private JsonNode reason() {
        return roster("").at("/clients/0/reasons/0");
    }

    private List<String> codes() {
        return texts(roster("").at("/clients/0/reasons"), "code");
    }

    private List<String> names(String query) {
        return names(roster(query));
    }

    private static List<String> names(JsonNode page) {
        return texts(page.path("clients"), "name");
    }

    private static List<String> texts(JsonNode all, String member) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> one.path(member).asText())
                .toList();
    }

    private JsonNode roster(String query) {
        HttpResponse<String> response = get(query, client.coachToken());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> get(String query, String token) {
        return service.get("/v1/roster" + query.replace(" ", "%20"), token);
    }

    private long acknowledged(String body) {
        HttpResponse<String> response = acknowledge(body, client.coachToken());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        service.moveTo(service.clock.instant());
        return json(response).path("version").asLong();
    }

    private HttpResponse<String> acknowledge(String body, String token) {
        return service.post("/v1/roster/" + client.id + "/acknowledge", body, token);
    }

    private static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + json(response).path("code").asText();
    }

    private void walked(int day, int hour) {
        client.recordedFrom(at(Math.max(0, day), Math.max(7, hour)));
        log(client, day, hour);
    }

    private static void log(TestClient client, int day, int hour) {
        client.logged(UUID.randomUUID(), walk(local(day, hour), 10));
    }

    private static HoldPlaced hold(RedFlag flag) {
        return new HoldPlaced(UUID.randomUUID(), List.of(flag), Urgency.of(flag), UUID.randomUUID());
    }

    /** Everything that was published is applied, and what is due by then is looked at. */
    private void looked(int day, int hour) {
        seen(client);
        service.moveTo(at(day, hour));
        client.recordedFrom(at(day, hour));
    }

    private static void seen(TestClient client) {
        assertThat(client.get("adherence", "from=" + MONDAY + "&to=" + MONDAY).statusCode())
                .isEqualTo(200);
    }

    private <T extends Event> List<T> found(Class<T> type) {
        return service.facts(client.id).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private static String local(int day, int hour) {
        return at(day, hour).atZone(LONDON).toOffsetDateTime().toString();
    }
}
