package onward.progress.timeline;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.session;
import static onward.progress.Sessions.walk;
import static onward.progress.timeline.Timelines.all;
import static onward.progress.timeline.Timelines.paged;
import static onward.progress.timeline.Timelines.titles;
import static onward.progress.timeline.Timelines.withoutEnrolment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.Topics;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.event.MailSent;
import onward.contracts.value.Entry;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.Side;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineHttpTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    private final ProgressService service = ProgressService.running();
    private final TestClient client = TestClient.inLondon();
    private final UUID session = UUID.randomUUID();

    @Test
    void everything_that_happened_stands_in_order_with_its_event() {
        client.recordedFrom("2026-06-02T20:00:00Z").plan(1, FIRST, List.of(THREE_WALKS));
        Envelope late = client.logged(session, walk("2026-06-01T09:00:00+01:00", 10));
        Envelope corrected = client.corrected(session, 2, walk("2026-06-01T09:00:00+01:00", 5));
        client.withdrew(session);
        UUID excusal = UUID.randomUUID();
        client.happened(new DaysExcused(excusal, FIRST, FIRST.plusDays(2), ExcusalReason.TRAVEL, client.id));
        client.happened(new ExcusalWithdrawn(excusal, client.id));
        client.plan(2, LocalDate.of(2026, 6, 4), List.of(THREE_WALKS));
        mailed("2026-06-01T08:00:01Z");

        JsonNode entries = entries("");
        assertThat(titles(entries))
                .containsExactly(
                        "Walk 10 min",
                        "Invitation e-mailed",
                        "Plan begun: version 1 from 1 June",
                        "Corrected: Walk 5 min",
                        "Session withdrawn",
                        "Excused from 1 June to 3 June (travel)",
                        "No longer excused",
                        "Plan changed: version 2 from 4 June");
        assertThat(all(entries, "/kind"))
                .containsExactly(
                        "session",
                        "mail",
                        "plan",
                        "session-corrected",
                        "session-withdrawn",
                        "excusal",
                        "excusal",
                        "plan");
        assertThat(entries.get(0)).isEqualTo(json("""
                {
                  "id": "%1$s",
                  "kind": "session",
                  "at": "2026-06-01T08:00:00Z",
                  "recordedAt": "2026-06-02T20:00:01Z",
                  "title": "Walk 10 min",
                  "detail": {
                    "sessionId": "%2$s",
                    "revision": 1,
                    "startedAt": "2026-06-01T09:00:00+01:00",
                    "timeZone": "Europe/London",
                    "entries": [{"item": "walk", "minutes": 10}],
                    "by": "%3$s"
                  },
                  "event": {"id": "%1$s", "type": "SessionLogged", "version": 4}
                }
                """.formatted(late.id(), session, client.id)));
        assertThat(entries.at("/3/detail/revision").intValue()).isEqualTo(2);
        assertThat(entries.at("/3/detail/sessionId").textValue()).isEqualTo(session.toString());
        assertThat(entries.at("/3/event/version").longValue()).isEqualTo(corrected.version());
        assertThat(entries.at("/4/detail/sessionId").textValue()).isEqualTo(session.toString());
    }

    @Test
    void pages_follow_each_other_without_loss_or_repetition() {
        List<String> ids = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            // Three at the same instant: then the time of recording decides.
            for (int i = 0; i < 3; i++) {
                ids.add(client.logged(UUID.randomUUID(), walk("2026-06-0" + day + "T09:00:00+01:00", 10))
                        .id()
                        .toString());
            }
        }
        assertThat(paged(client, "&limit=4", () -> {})).containsExactlyElementsOf(ids);
        assertThat(paged(client, "&limit=23", () -> {})).containsExactlyElementsOf(ids);
        Collections.reverse(ids);
        assertThat(paged(client, "&limit=5&order=desc", () -> {})).containsExactlyElementsOf(ids);
        assertThat(json(client.get("timeline", "limit=23")).get("next").isNull())
                .isTrue();
    }

    @Test
    void a_page_has_fifty_entries_unless_asked_otherwise() {
        for (int i = 0; i < 51; i++) {
            client.logged(UUID.randomUUID(), walk("2026-06-01T09:00:00+01:00", 10));
        }
        assertThat(page("")).hasSize(50);
        assertThat(page("&limit=200")).hasSize(51 + 2);
        assertThat(page("&limit=1")).hasSize(1);
    }

    @Test
    void one_kind_can_be_asked_for() {
        client.plan(1, FIRST, List.of(THREE_WALKS));
        client.logged(session, walk("2026-06-01T09:00:00+01:00", 10));
        client.withdrew(session);
        mailed("2026-06-01T08:00:00Z");
        assertThat(titles(entries("&kind=session"))).containsExactly("Walk 10 min");
        assertThat(titles(entries("&kind=session-withdrawn"))).containsExactly("Session withdrawn");
        assertThat(titles(entries("&kind=mail"))).containsExactly("Invitation e-mailed");
        assertThat(titles(entries("&kind=milestone"))).isEmpty();
    }

    @Test
    void a_title_says_what_was_done() {
        client.logged(
                session,
                session(
                        "2026-06-01T09:00:00+01:00",
                        Optional.empty(),
                        new Entry.Sets("dead-bug", List.of(set(Side.LEFT), set(Side.RIGHT), set(Side.LEFT))),
                        new Entry.Sets("glute-bridge", List.of(set(null))),
                        new Entry.Timed("walk", new BigDecimal("12.50")),
                        new Entry.Timed("swim", BigDecimal.TEN)));
        assertThat(titles(entries(""))).containsExactly("Dead bug 2 sets, Glute bridge 1 set and 2 more");
    }

    @Test
    void a_record_that_comes_twice_is_told_once() {
        Envelope logged = client.logged(session, walk("2026-06-01T09:00:00+01:00", 10));
        client.send(Topics.ACTIVITY, logged);
        client.logged(UUID.randomUUID(), walk("2026-06-01T10:00:00+01:00", 10));
        assertThat(entries("")).hasSize(2);
    }

    @Test
    void a_note_is_told_and_lies_sealed_in_every_table() {
        String note = "Stiff hip, eased off " + UUID.randomUUID();
        client.logged(session, walk("2026-06-01T09:00:00+01:00", 10, Optional.of(note)));
        assertThat(entries("").at("/0/detail/note").textValue()).isEqualTo(note);
        client.get("adherence", "from=2026-06-01&to=2026-06-01");

        String adherence = service.schema("adherence");
        String timeline = service.schema("timeline");
        List<String> tables =
                service.query("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('"
                        + adherence + "', '" + timeline + "')");
        assertThat(tables).contains(adherence + ".session_revision", timeline + ".entry");
        for (String table : tables) {
            List<String> rows =
                    service.query("select replace(encode(convert_to(t::text, 'UTF8'), 'escape'), '\\\\x', '')"
                            + " from " + table + " t");
            for (String secret : List.of(note, TestClient.NAME, TestClient.EMAIL)) {
                String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
                assertThat(rows).as(table).noneMatch(row -> row.contains(secret) || row.contains(hex));
            }
        }
    }

    @Test
    void to_everyone_else_the_client_does_not_exist() {
        TestClient other = TestClient.inLondon();
        client.get("timeline", "");
        for (String token : List.of(other.ownToken(), other.coachToken(), other.adminToken())) {
            isProblem(client.getAs(token, "timeline", ""), 404, "client.unknown");
        }
        for (String token : List.of(client.ownToken(), client.coachToken(), client.adminToken())) {
            assertThat(client.getAs(token, "timeline", "").statusCode()).isEqualTo(200);
        }
        isProblem(service.get("/v1/clients/" + client.id + "/timeline"), 401, "access.unauthenticated");
    }

    @Test
    void a_version_that_does_not_come_is_not_yet_there() {
        HttpResponse<String> response =
                client.getAs(client.ownToken(), "timeline", "atLeast=" + (client.version() + 1));
        isProblem(response, 503, "version.not-yet");
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "order=up",
                "kind=gossip",
                "cursor=x",
                "cursor=eC95L3o",
                "cursor=KzEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBaLzIwMjYtMDYtMDFUMDA6MDA6MDBaLzAtMC0wLTAtMA",
                "atLeast=soon",
                "asOf=yesterday",
                "asOf=2026-06-01T00:00:00",
                "asOf=2026-06-01",
            })
    void a_malformed_question_is_a_bad_request(String query) {
        isProblem(client.getAs(client.ownToken(), "timeline", query), 400, "request.malformed");
    }

    private void mailed(String sentAt) {
        client.mailed(new MailSent(UUID.randomUUID(), "invitation", "<1@demo.onward.test>", Instant.parse(sentAt)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !entries("&kind=mail").isEmpty());
    }

    private ArrayNode page(String query) {
        HttpResponse<String> response = client.get("timeline", query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return (ArrayNode) json(response).get("entries");
    }

    private JsonNode entries(String query) {
        return withoutEnrolment(page(query));
    }

    private static PerformedSet set(Side side) {
        return new PerformedSet(Optional.ofNullable(side), Optional.of(8), Optional.empty(), Optional.empty());
    }

    private static void isProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).get("code").textValue()).isEqualTo(code);
    }
}
