package onward.progress.measures.read;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.felt;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.PainBands;
import onward.contracts.value.Session;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From events on Kafka to the answer; the figures are worked by hand. */
class ProgressHttpTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY = LocalDate.of(2026, 7, 6);

    private final ProgressService service = ProgressService.running();
    private TestClient client;

    @BeforeEach
    void four_weeks_later() {
        service.beginAt(at(28, 12));
        client = TestClient.inLondon(at(0, 6)).plan(1, MONDAY, List.of(THREE_WALKS));
    }

    @AfterEach
    void over() {
        service.endOfTime();
    }

    @Test
    void who_told_nothing_yet_gets_no_figure_and_hears_what_is_missing() {
        JsonNode progress = progress("");
        assertThat(progress.get("pain")).isEqualTo(json("""
                {"baseline": null, "current": null, "change": null, "meaningful": false, "enough": false,
                 "notEnough": {"have": 0, "need": 7, "of": "dates with a pain reading"}, "days": []}"""));
        assertThat(progress.at("/function/notEnough")).isEqualTo(json("""
                {"have": 0, "need": 2, "of": "Roland-Morris scores"}"""));
        assertThat(progress.at("/function/activities/notEnough")).isEqualTo(json("""
                {"have": 0, "need": 2, "of": "scores of the same activity"}"""));
        assertThat(progress.at("/load/notEnough")).isEqualTo(json("""
                {"have": 0, "need": 28, "of": "days since the first session with an effort"}"""));
        assertThat(progress.at("/walking/notEnough")).isEqualTo(json("""
                {"have": 0, "need": 1, "of": "whole weeks since the first session"}"""));
        assertThat(progress.at("/painResponse/notEnough")).isEqualTo(json("""
                {"have": 0, "need": 7, "of": "sessions with pain after"}"""));
        assertThat(progress.get("recovered")).isEqualTo(json("""
                {"recovered": null, "enough": false,
                 "notEnough": {"have": 0, "need": 7, "of": "dates with a pain reading"}}"""));
        assertThat(progress.at("/milestones"))
                .hasSize(8)
                .allSatisfy(one -> assertThat(one.get("reached").booleanValue()).isFalse());
    }

    @Test
    void every_measure_is_told_with_what_a_chart_needs() {
        fourWeeks();
        JsonNode progress = progress("");

        assertThat(progress.get("today").textValue()).isEqualTo("2026-08-03");
        figures(progress.get("pain"), 6, 3, -3, true);
        // Day 7: a check-in of 3 and a session with 2 before and 4 after.
        assertThat(progress.at("/pain/days")).hasSize(14);
        assertThat(progress.at("/pain/days/7")).isEqualTo(json("""
                {"date": "2026-07-13", "value": 3}"""));

        figures(progress.get("function"), 14, 9, -5, true);
        assertThat(progress.at("/function/scores")).isEqualTo(json("""
                [{"date": "2026-07-06", "score": 14}, {"date": "2026-07-20", "score": 9}]"""));
        figures(progress.at("/function/activities"), 3, 7, 4, false);

        // 120 on the first day, 60 on the third, 90 today.
        figures(progress.get("load"), 23.0788, 22.5466, -0.5322, false);
        assertThat(progress.at("/load/days")).hasSize(29);
        assertThat(progress.at("/load/days/1")).isEqualTo(json("""
                {"date": "2026-07-07", "load": 0, "mean7": 90, "mean28": 111.7241}"""));
        assertThat(progress.at("/load/weeks/0")).isEqualTo(json("""
                {"week": "2026-W28", "from": "2026-07-06", "to": "2026-07-12", "load": 180}"""));
        assertThat(progress.at("/load/weeks")).hasSize(5);

        // 30 and 15 minutes in the first week, none in the fourth.
        figures(progress.get("walking"), 45, 0, -45, false);
        assertThat(progress.at("/walking/target")).isEqualTo(json("""
                {"minutes": 30, "dates": 5}"""));
        assertThat(progress.at("/walking/weeks/0")).isEqualTo(json("""
                {"week": "2026-W28", "from": "2026-07-06", "to": "2026-07-12", "minutes": 45, "longest": 30,
                 "targetDates": 1, "targetReached": false}"""));
        assertThat(progress.at("/walking/thisWeek")).isEqualTo(json("""
                {"week": "2026-W32", "from": "2026-08-03", "to": "2026-08-09", "minutes": 30, "longest": 30,
                 "targetDates": 1, "targetReached": false}"""));

        JsonNode response = progress.get("painResponse");
        assertThat(response.get("notEnough")).isEqualTo(json("""
                {"have": 1, "need": 7, "of": "sessions with pain after"}"""));
        assertThat(response.get("bands")).isEqualTo(json("""
                {"fineUpTo": 3, "acceptableUpTo": 5}"""));
        assertThat(response.at("/latest/painAfter").intValue()).isEqualTo(4);
        assertThat(response.at("/latest/band").textValue()).isEqualTo("acceptable");
        assertThat(response.get("last28Days")).isEqualTo(json("""
                {"fine": 0, "acceptable": 1, "reduce": 0, "rises": 0}"""));

        assertThat(progress.get("recovered")).isEqualTo(json("""
                {"recovered": false, "enough": true}"""));
    }

    @Test
    void pain_after_a_session_is_judged_by_the_plan_of_its_date() {
        client.recordedFrom(at(8, 9)).plan(2, MONDAY.plusDays(8), List.of(THREE_WALKS), new PainBands(1, 2));
        // Said and taken back: of two that begin on one date the newest is in force.
        client.plan(3, MONDAY.plusDays(20), List.of(THREE_WALKS), new PainBands(0, 0));
        client.plan(4, MONDAY.plusDays(20), List.of(THREE_WALKS), new PainBands(4, 8));
        for (int day : List.of(7, 8, 19, 20)) {
            client.recordedFrom(at(day, 12)).logged(UUID.randomUUID(), felt(local(day, 8), 10, null, 3, null));
        }

        JsonNode response = progress("").get("painResponse");
        assertThat(response.get("bands")).isEqualTo(json("""
                {"fineUpTo": 4, "acceptableUpTo": 8}"""));
        assertThat(response.get("sessions"))
                .extracting(session -> session.get("band").textValue())
                .containsExactly("fine", "reduce", "reduce", "fine");
        assertThat(progress("asOf=" + at(8, 8))
                        .at("/painResponse/bands/fineUpTo")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void a_milestone_is_in_the_answer_to_who_has_just_logged_it() {
        fourWeeks();
        JsonNode milestones = progress("").get("milestones");
        assertThat(milestones.get(0)).isEqualTo(json("""
                {"milestone": "first-session", "reached": true, "on": "2026-07-06",
                 "reachedAt": "2026-07-06T07:30:00Z"}"""));
        assertThat(milestones.get(5)).isEqualTo(json("""
                {"milestone": "pain-improved", "reached": true, "on": "2026-07-17",
                 "reachedAt": "2026-07-17T07:00:00Z"}"""));
        assertThat(milestones.at("/6/on").textValue()).isEqualTo("2026-07-20");
        assertThat(milestones.get(7)).isEqualTo(json("""
                {"milestone": "walking-target", "reached": false}"""));
    }

    @Test
    void as_of_an_instant_is_what_was_recorded_up_to_it() {
        fourWeeks();
        client.get("progress", "");
        JsonNode before = progress("&asOf=" + at(13, 23));
        assertThat(before.get("today").textValue()).isEqualTo("2026-07-19");
        assertThat(before.at("/function/notEnough/have").intValue()).isEqualTo(1);
        figures(before.get("pain"), 6, 3, -3, true);
        JsonNode earlier = progress("&asOf=" + at(5, 23));
        assertThat(earlier.at("/pain/notEnough/have").intValue()).isEqualTo(6);
        assertThat(earlier.at("/load/notEnough/have").intValue()).isEqualTo(5);
        assertThat(earlier.at("/walking/thisWeek/minutes").intValue()).isEqualTo(45);
        // Told today, so nobody knew of it then.
        assertThat(earlier.at("/milestones/0/reached").booleanValue()).isFalse();
    }

    @Test
    void a_correction_and_a_withdrawal_change_what_they_are_about_now_and_not_what_was_known() {
        UUID session = UUID.randomUUID();
        client.recordedFrom(at(0, 9)).logged(session, felt(local(0, 8), 30, 5, 7, 6));
        client.recordedFrom(at(1, 9)).corrected(session, 2, felt(local(0, 8), 20, 4, 4, 3));
        assertThat(progress("").at("/pain/days/0/value").intValue()).isEqualTo(4);
        figures(progress("").get("load"), 60 * 0.1352, 60 * 0.0003, -8.1, false, 0.02);
        client.recordedFrom(at(2, 9)).withdrew(session);
        assertThat(progress("").at("/pain/days")).isEmpty();
        assertThat(progress("").at("/load/notEnough/have").intValue()).isZero();
        assertThat(progress("&asOf=" + at(0, 10)).at("/pain/days/0/value").intValue())
                .isEqualTo(6);
        assertThat(progress("&asOf=" + at(1, 10))
                        .at("/walking/thisWeek/minutes")
                        .intValue())
                .isEqualTo(20);
    }

    @Test
    void a_bout_that_a_watch_and_a_person_logged_is_one() {
        client.logged(UUID.randomUUID(), bout(Optional.empty()));
        client.logged(UUID.randomUUID(), bout(Optional.of("device:watch")));
        JsonNode progress = progress("");
        assertThat(progress.at("/load/weeks/0/load").intValue()).isEqualTo(120);
        assertThat(progress.at("/walking/weeks/0/minutes").intValue()).isEqualTo(30);
    }

    @Test
    void without_an_effort_or_minutes_there_is_no_load() {
        client.logged(UUID.randomUUID(), walk(local(0, 8), 10));
        client.logged(UUID.randomUUID(), felt(local(0, 10), 10, null, null, 0));
        assertThat(progress("").at("/load/days/0/load").intValue()).isZero();
        assertThat(progress("").at("/load/enough").booleanValue()).isTrue();
    }

    @Test
    void the_client_the_coach_and_an_admin_may_look_and_nobody_else() {
        assertThat(asked(client.ownToken())).isEqualTo(200);
        assertThat(asked(client.coachToken())).isEqualTo(200);
        assertThat(asked(client.adminToken())).isEqualTo(200);
        assertThat(asked(client.tokenOfCoach(UUID.randomUUID()))).isEqualTo(404);
        assertThat(asked(TestClient.inLondon().ownToken())).isEqualTo(404);
        assertThat(service.get("/v1/clients/" + client.id + "/progress").statusCode())
                .isEqualTo(401);
        assertThat(client.getAs(client.ownToken(), "progress", "asOf=yesterday").statusCode())
                .isEqualTo(400);
    }

    private int asked(String token) {
        return client.getAs(token, "progress", "atLeast=" + client.version()).statusCode();
    }

    private void fourWeeks() {
        for (int day = 0; day < 14; day++) {
            CheckIns morning = CheckIns.at(local(day, 8)).pain(day < 7 ? 6 : 3);
            told(day, day == 0 ? morning.ticked(14).scored("Socks", 3) : morning);
        }
        told(14, CheckIns.at(local(14, 8)).ticked(9).scored(" socks", 7));
        client.recordedFrom(at(0, 9)).logged(UUID.randomUUID(), felt(local(0, 8), 30, null, null, 4));
        client.recordedFrom(at(2, 9)).logged(UUID.randomUUID(), felt(local(2, 8), 15, null, null, 4));
        client.recordedFrom(at(7, 9)).logged(UUID.randomUUID(), felt(local(7, 8), 10, 2, 4, null));
        client.recordedFrom(at(28, 9)).logged(UUID.randomUUID(), felt(local(28, 8), 30, null, null, 3));
    }

    private void told(int day, CheckIns checkIn) {
        client.recordedFrom(at(day, 9)).happened(checkIn.told());
    }

    private JsonNode progress(String query) {
        HttpResponse<String> response = client.get("progress", query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private static Session bout(Optional<String> source) {
        Session felt = felt(local(0, 8), 30, null, null, 4);
        return new Session(
                felt.startedAt(),
                felt.timeZone(),
                felt.entries(),
                Optional.of(30),
                felt.painBefore(),
                felt.painAfter(),
                felt.effort(),
                felt.note(),
                source);
    }

    private static void figures(JsonNode measure, double baseline, double current, double change, boolean meaningful) {
        figures(measure, baseline, current, change, meaningful, 0.00001);
    }

    private static void figures(
            JsonNode measure, double baseline, double current, double change, boolean meaningful, double within) {
        assertThat(measure.get("enough").booleanValue()).isTrue();
        assertThat(measure.has("notEnough")).isFalse();
        assertThat(measure.get("baseline").doubleValue()).isCloseTo(baseline, offset(within));
        assertThat(measure.get("current").doubleValue()).isCloseTo(current, offset(within));
        assertThat(measure.get("change").doubleValue()).isCloseTo(change, offset(within));
        assertThat(measure.get("meaningful").booleanValue()).isEqualTo(meaningful);
    }

    private static Instant at(int day, int hour) {
        return MONDAY.plusDays(day).atTime(hour, 0).atZone(LONDON).toInstant();
    }

    private static String local(int day, int hour) {
        return OffsetDateTime.ofInstant(at(day, hour), LONDON).toString();
    }
}
