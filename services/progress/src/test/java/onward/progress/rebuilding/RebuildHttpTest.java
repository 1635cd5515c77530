package onward.progress.rebuilding;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.felt;
import static onward.progress.Sessions.lasting;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import onward.contracts.Topics;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.RedFlag;
import onward.progress.CheckIns;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class RebuildHttpTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final ProgressService service = ProgressService.running();
    private final TestClient client = TestClient.inLondon();

    /** Other tests have changed rows on purpose. */
    @BeforeAll
    static void what_is_read_follows_from_the_events() {
        RebuildHttpTest any = new RebuildHttpTest();
        for (String projection : List.of("adherence", "timeline")) {
            if (any.rebuilt(projection).get("state").textValue().equals("differs")) {
                any.post(projection + "/rebuild/switch");
                any.awaitEnd(projection);
            }
        }
    }

    @Test
    void who_logs_and_reads_while_both_are_made_anew_notices_nothing() throws Exception {
        everyKindOfEvent();
        List<String> before = schemas();
        List<Long> published = List.of(service.published(Topics.PROGRESS), service.published(Topics.NOTIFICATIONS));
        AtomicBoolean enough = new AtomicBoolean();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> logging = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                logging.add(people.submit(new Person(TestClient.inLondon(), enough)));
            }
            try {
                assertThat(warningsWhile(this::bothAreMadeAnew)).isEmpty();
            } finally {
                enough.set(true);
            }
            for (Future<Integer> person : logging) {
                assertThat(person.get()).isPositive();
            }
        }
        assertThat(schemas()).doesNotContainAnyElementsOf(before);
        assertThat(List.of(service.published(Topics.PROGRESS), service.published(Topics.NOTIFICATIONS)))
                .isEqualTo(published);
        client.logged(UUID.randomUUID(), walk("2026-06-30T09:00:00+01:00", 10));
        assertThat(client.get("timeline", "").statusCode()).isEqualTo(200);
        assertThat(client.get("adherence", "from=2026-06-30&to=2026-06-30").statusCode())
                .isEqualTo(200);
    }

    /** What cannot be loaded in bulk is taken in batch by batch: right as well, but many times slower. */
    private static List<String> warningsWhile(Runnable rebuilding) {
        Logger log = (Logger) LoggerFactory.getLogger("onward.kit.rebuild.Run");
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.addAppender(told);
        try {
            rebuilding.run();
        } finally {
            log.detachAppender(told);
        }
        assertThat(told.list)
                .as("what a rebuild logs")
                .anyMatch(line -> line.getFormattedMessage().endsWith("loading"));
        return told.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(line -> line.getFormattedMessage() + ": "
                        + Optional.ofNullable(line.getThrowableProxy())
                                .map(IThrowableProxy::getMessage)
                                .orElse(""))
                .toList();
    }

    private void bothAreMadeAnew() {
        for (String projection : List.of("adherence", "timeline")) {
            assertThat(post(projection + "/rebuild").statusCode()).isEqualTo(202);
        }
        for (String projection : List.of("adherence", "timeline")) {
            JsonNode end = awaitEnd(projection);
            assertThat(end.get("state").textValue()).as(end.toString()).isEqualTo("switched");
            assertThat(end.get("events").longValue()).isPositive();
            assertThat(end.get("perSecond").decimalValue()).isPositive();
        }
        await().atMost(SOON).until(() -> schemas().size() == 2);
    }

    /** Logs a walk a day, and after each looks whether it is there and nothing else. */
    private record Person(TestClient self, AtomicBoolean enough) implements Callable<Integer> {
        @Override
        public Integer call() {
            self.plan(1, FIRST, List.of(THREE_WALKS));
            int walks = 0;
            while (!enough.get() || walks == 0) {
                UUID session = UUID.randomUUID();
                self.logged(
                        session,
                        walk(
                                FIRST.plusDays(walks % 300)
                                        .atTime(9, 0)
                                        .plusMinutes(walks / 300 * 20L)
                                        .atZone(LONDON)
                                        .toOffsetDateTime(),
                                LONDON,
                                5));
                walks++;
                HttpResponse<String> adherence =
                        self.get("adherence", "from=2026-06-01&to=2027-05-31&today=2026-06-01");
                assertThat(adherence.statusCode()).as(adherence.body()).isEqualTo(200);
                // Half a walk each.
                assertThat(json(adherence).at("/items/walk/earned").textValue())
                        .isEqualTo(walks % 2 == 0 ? "" + walks / 2 : walks + "/2");
                HttpResponse<String> timeline = self.get("timeline", "kind=session&limit=1&order=desc");
                assertThat(timeline.statusCode()).as(timeline.body()).isEqualTo(200);
                assertThat(json(self.get("timeline", "kind=session&limit=200")).get("entries"))
                        .hasSize(Math.min(200, walks));
            }
            return walks;
        }
    }

    @Test
    void what_is_not_as_the_events_say_is_listed_and_right_when_it_was_accepted() {
        everyKindOfEvent();
        String timeline = client.get("timeline", "limit=200").body();
        String schema = service.schema("timeline");
        service.query(
                "delete from " + schema + ".entry where kind = 'plan' and client_id = '" + client.id + "' returning 1");
        assertThat(client.get("timeline", "limit=200").body()).isNotEqualTo(timeline);
        isProblem(post("timeline/rebuild/switch"), 409, "rebuild.nothing-to-switch");

        JsonNode differs = rebuilt("timeline");
        assertThat(differs.get("state").textValue()).isEqualTo("differs");
        assertThat(differs.get("differences")).hasSize(1);
        assertThat(differs.at("/differences/0/client").textValue()).isEqualTo(client.id.toString());
        assertThat(differs.at("/differences/0/what").textValue()).matches("entry: [0-9]+ rows, were [0-9]+");
        JsonNode toOthers =
                json(service.get(path("timeline/rebuild"), TestClient.inLondon().adminToken()));
        assertThat(toOthers.at("/differences/0").has("client")).isFalse();
        assertThat(service.schema("timeline")).isEqualTo(schema);

        assertThat(post("timeline/rebuild/switch").statusCode()).isEqualTo(202);
        assertThat(awaitEnd("timeline").get("state").textValue()).isEqualTo("switched");
        assertThat(client.get("timeline", "limit=200").body()).isEqualTo(timeline);
        isProblem(post("timeline/rebuild/switch"), 409, "rebuild.nothing-to-switch");
    }

    @Test
    void a_second_one_is_not_begun_while_one_is_made() throws Exception {
        // It cannot end before it has held what is read for a moment.
        try (var _ = service.holding(service.schema("adherence") + ".position")) {
            assertThat(post("adherence/rebuild").statusCode()).isEqualTo(202);
            isProblem(post("adherence/rebuild"), 409, "rebuild.running");
        }
        assertThat(awaitEnd("adherence").get("state").textValue()).isEqualTo("switched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "coach"})
    void only_an_administrator_may_do_that(String role) {
        String token = role.equals("coach") ? client.coachToken() : client.ownToken();
        isProblem(service.post(path("timeline/rebuild"), token), 403, "access.forbidden");
        isProblem(service.get(path("timeline/rebuild"), token), 403, "access.forbidden");
        isProblem(service.post(path("timeline/rebuild/switch"), token), 403, "access.forbidden");
    }

    @Test
    void what_is_no_projection_is_not_found() {
        isProblem(post("gossip/rebuild"), 404, "projection.unknown");
        isProblem(get("gossip"), 404, "projection.unknown");
        isProblem(post("gossip/rebuild/switch"), 404, "projection.unknown");
    }

    private void everyKindOfEvent() {
        client.plan(1, FIRST, List.of(THREE_WALKS));
        UUID corrected = UUID.randomUUID();
        client.logged(corrected, walk("2026-06-01T09:00:00+01:00", 10));
        client.corrected(corrected, 2, walk("2026-06-02T09:00:00+01:00", 20));
        client.corrected(corrected, 3, walk("2026-06-02T09:00:00+01:00", 15));
        // Nobody tells it twice, but what is read ignores it: so must what is made anew.
        client.logged(corrected, walk("2026-06-05T09:00:00+01:00", 25));
        UUID withdrawn = UUID.randomUUID();
        client.logged(withdrawn, walk("2026-06-03T09:00:00+01:00", 10, Optional.of("Back\tslash \\ and\nline")));
        client.corrected(withdrawn, 2, walk("2026-06-03T10:00:00+01:00", 10));
        client.withdrew(withdrawn);
        client.logged(UUID.randomUUID(), felt("2026-06-06T09:00:00+01:00", 20, 3, 2, 5));
        client.logged(UUID.randomUUID(), lasting("2026-06-07T09:00:00+01:00", 25));
        UUID excusal = UUID.randomUUID();
        client.happened(new DaysExcused(excusal, FIRST, FIRST.plusDays(2), ExcusalReason.TRAVEL, client.id));
        client.happened(new ExcusalWithdrawn(excusal, client.id));
        client.happened(new ExcusalWithdrawn(UUID.randomUUID(), client.id));
        UUID pause = UUID.randomUUID();
        client.happened(new PlanPaused(pause, FIRST.plusDays(10), ExcusalReason.ILLNESS, client.id));
        client.happened(new PlanResumed(pause, FIRST.plusDays(12), client.id));
        client.happened(CheckIns.at("2026-06-04T09:00:00+01:00").pain(4).told());
        client.happened(CheckIns.at("2026-06-05T09:00:00+01:00")
                .ticked(3)
                .flare()
                .redFlags(RedFlag.BLADDER_BOWEL, RedFlag.MAJOR_TRAUMA)
                .scored("Tying \"shoes\", {slowly}", 3)
                .told());
        UUID note = UUID.randomUUID();
        client.happened(new NoteWritten(note, "Shared at first.", true, 1, client.coach));
        client.happened(new NoteWritten(note, "No longer.", false, 2, client.coach));
        client.happened(new NoteWritten(note, "Shared again.", true, 3, client.coach));
        client.happened(new CoachChanged(UUID.randomUUID(), Optional.of(client.coach), client.coach));
        client.get("timeline", "");
        client.get("adherence", "from=2026-06-01&to=2026-06-30");
    }

    private JsonNode rebuilt(String projection) {
        HttpResponse<String> begun = post(projection + "/rebuild");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        assertThat(begun.headers().firstValue("Location")).contains(path(projection + "/rebuild"));
        return awaitEnd(projection);
    }

    private JsonNode awaitEnd(String projection) {
        return await().atMost(SOON)
                .until(
                        () -> json(get(projection)),
                        status -> List.of("switched", "differs", "failed")
                                .contains(status.get("state").textValue()));
    }

    private List<String> schemas() {
        return service.query("select nspname from pg_namespace where nspname ~ '^(adherence|timeline)_' order by 1");
    }

    private HttpResponse<String> post(String what) {
        return service.post(path(what), client.adminToken());
    }

    private HttpResponse<String> get(String projection) {
        return service.get(path(projection + "/rebuild"), client.adminToken());
    }

    private static String path(String what) {
        return "/v1/admin/projections/" + what;
    }

    private static void isProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").textValue()).isEqualTo(code);
    }
}
