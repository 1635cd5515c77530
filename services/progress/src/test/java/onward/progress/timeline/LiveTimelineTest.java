package onward.progress.timeline;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.walk;
import static onward.progress.timeline.Timelines.awaited;
import static onward.progress.timeline.Timelines.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.contracts.Envelope;
import onward.contracts.Topics;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.MailSent;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.SessionLogged;
import onward.contracts.value.Milestone;
import onward.kit.http.OpenAnswers;
import onward.progress.LiveStream;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through Kafka and HTTP, with a client that reads as browsers do. */
class LiveTimelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProgressService service = ProgressService.running();
    private final TestClient client = TestClient.inLondon();

    /** Nobody may listen to whom nobody knows yet. */
    @BeforeEach
    void they_are_known() {
        known(0);
    }

    @Test
    void each_new_entry_is_told_once_as_the_timeline_tells_it() {
        walked("2026-06-01T09:00:00+01:00");
        known(1);
        try (LiveStream live = fromNow()) {
            walked("2026-06-02T09:00:00+01:00");
            LiveStream.Heard heard = live.next();
            mailed();

            assertThat(heard.entry())
                    .isEqualTo(entries(client, client.coachToken(), "").get(1));
            assertThat(live.next().entry().get("title").textValue()).isEqualTo("Weekly summary e-mailed");
            assertThat(live.response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(live.isSilent()).isTrue();
        }
    }

    @Test
    void who_was_cut_off_goes_on_where_they_were_and_misses_nothing() {
        String id;
        try (LiveStream live = fromNow()) {
            walked("2026-06-05T09:00:00+01:00");
            id = live.next().id();
        }
        // Before what was told already, when it happened; and on each topic.
        walked("2026-06-01T09:00:00+01:00");
        client.found(new MilestoneReached(
                Milestone.FIRST_SESSION, LocalDate.of(2026, 6, 1), Instant.parse("2026-06-01T08:10:00Z")));
        mailed();
        known(4);
        try (LiveStream again = client.listen(client.coachToken(), Optional.of(id))) {
            assertThat(again.titles(3))
                    .containsExactly(
                            "Walk 10 min", "The first session is done: a good start", "Weekly summary e-mailed");
            client.happened(new NudgeSent(UUID.randomUUID(), "Well done.", client.coach));
            assertThat(again.titles(1)).containsExactly("Message from the coach");
        }
    }

    @Test
    void who_was_cut_off_before_anything_was_told_misses_nothing_either() {
        String begun;
        try (LiveStream live = client.listen(client.coachToken(), Optional.empty())) {
            begun = live.begun();
        }
        walked("2026-06-01T09:00:00+01:00");
        try (LiveStream again = client.listen(client.coachToken(), Optional.of(begun))) {
            assertThat(again.titles(1)).containsExactly("Walk 10 min");
        }
    }

    @Test
    void what_arrives_out_of_turn_is_told_in_its_turn() {
        try (LiveStream live = fromNow()) {
            long missing = client.skipped();
            client.happened(new NudgeSent(UUID.randomUUID(), "The later one.", client.coach));
            mailed();
            assertThat(live.titles(1)).containsExactly("Weekly summary e-mailed");

            client.published(
                    Topics.ACTIVITY,
                    missing,
                    new SessionLogged(UUID.randomUUID(), walk("2026-06-01T09:00:00+01:00", 10), client.id));
            assertThat(live.titles(2)).containsExactly("Walk 10 min", "Message from the coach");
        }
    }

    @Test
    void however_much_was_missed_all_of_it_is_told_in_its_order() {
        List<String> ids = IntStream.range(0, 230)
                .mapToObj(_ -> client.happened(new NudgeSent(UUID.randomUUID(), "On you go.", client.coach)))
                .map(Envelope::id)
                .map(UUID::toString)
                .toList();
        try (LiveStream live = client.listen(client.ownToken(), Optional.of("0-0-0"))) {
            assertThat(live.titles(2)).containsExactly("Welcome to the studio", "A coach looks after the client");
            List<String> heard = IntStream.range(0, ids.size())
                    .mapToObj(_ -> live.next().entry().get("id").textValue())
                    .toList();
            assertThat(heard).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void a_note_that_is_not_shared_is_told_to_the_staff_alone() {
        try (LiveStream own = client.listen(client.ownToken(), Optional.empty());
                LiveStream coach = client.listen(client.coachToken(), Optional.empty())) {
            own.begun();
            coach.begun();
            client.happened(new NoteWritten(UUID.randomUUID(), "Fears bending.", false, 1, client.coach));
            client.happened(new NoteWritten(UUID.randomUUID(), "Bending is safe.", true, 1, client.coach));

            assertThat(coach.titles(2)).containsExactly("Note, not shared", "Note");
            assertThat(own.titles(1)).containsExactly("Note");
        }
    }

    @Test
    void nobody_hears_of_somebody_else() throws IOException {
        TestClient other = TestClient.inLondon();
        awaited(other, 0);
        for (String token : List.of(other.ownToken(), other.coachToken(), other.adminToken())) {
            try (LiveStream refused = client.listen(token, Optional.empty())) {
                assertThat(refused.response.statusCode()).isEqualTo(404);
                assertThat(problem(refused)).isEqualTo("client.unknown");
            }
        }
        try (LiveStream own = fromNow();
                LiveStream others = other.listen(other.adminToken(), Optional.empty())) {
            others.begun();
            walked("2026-06-01T09:00:00+01:00");
            own.next();
            other.happened(new NudgeSent(UUID.randomUUID(), "On you go.", other.coach));
            assertThat(others.titles(1)).containsExactly("Message from the coach");
        }
    }

    @Test
    void it_ends_for_a_coach_whose_client_it_is_no_longer() {
        UUID next = UUID.randomUUID();
        try (LiveStream old = fromNow()) {
            client.happened(new CoachChanged(next, Optional.of(client.coach), client.coach));
            walked("2026-06-01T09:00:00+01:00");
            assertThat(old.endedWhole()).isTrue();
            assertThat(old.isSilent()).isTrue();
        }
        try (LiveStream theirs = client.listen(client.tokenOfCoach(next), Optional.of("2-0-0"))) {
            assertThat(theirs.titles(2)).containsExactly("Another coach looks after the client", "Walk 10 min");
        }
    }

    @Test
    void it_ends_with_the_token() {
        // The other machine's half a minute less what is left; on a busy one that may be over before it is asked.
        for (int secondsLeft : List.of(2, 5, 15)) {
            try (LiveStream live =
                    client.listen(client.coachToken(Duration.ofSeconds(secondsLeft - 30L)), Optional.empty())) {
                if (live.response.statusCode() == 200) {
                    assertThat(live.endedWhole()).isTrue();
                    return;
                }
                assertThat(live.response.statusCode()).isEqualTo(401);
            }
        }
        throw new AssertionError("nobody was let in");
    }

    @Test
    void a_connection_on_which_nothing_happens_is_kept_alive() {
        try (LiveStream live = fromNow()) {
            await().atMost(PATIENCE).until(() -> live.comments() >= 2);
            assertThat(live.isSilent()).isTrue();
        }
    }

    @Test
    void one_person_listens_at_ten_places_at_most() throws IOException {
        List<LiveStream> places = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                places.add(client.listen(client.ownToken(), Optional.empty()));
            }
            try (LiveStream eleventh = client.listen(client.ownToken(), Optional.empty())) {
                assertThat(eleventh.response.statusCode()).isEqualTo(429);
                assertThat(eleventh.response.headers().firstValue("Retry-After"))
                        .isPresent();
                assertThat(problem(eleventh)).isEqualTo("live.too-many");
            }
            try (LiveStream coach = client.listen(client.coachToken(), Optional.empty())) {
                assertThat(coach.response.statusCode()).isEqualTo(200);
            }
            places.removeLast().close();
            await().atMost(PATIENCE).until(() -> {
                try (LiveStream again = client.listen(client.ownToken(), Optional.empty())) {
                    return again.response.statusCode() == 200;
                }
            });
        } finally {
            places.forEach(LiveStream::close);
        }
    }

    @Test
    void an_id_that_is_none_is_refused() throws IOException {
        for (String id : List.of("x", "1-2", "1-2-3-4", "-1-0-0", "1-2-99999999999999999999")) {
            try (LiveStream refused = client.listen(client.ownToken(), Optional.of(id))) {
                assertThat(refused.response.statusCode()).as(id).isEqualTo(400);
                assertThat(problem(refused)).isEqualTo("request.malformed");
            }
        }
    }

    @Test
    void a_service_that_stops_ends_what_it_tells_and_another_goes_on_behind_it() {
        String id;
        try (EmbeddedServer second = service.started();
                LiveStream live = service.listenAt(second, client, client.coachToken())) {
            live.begun();
            // Whichever of the two applies it.
            walked("2026-06-01T09:00:00+01:00");
            id = live.next().id();

            second.getApplicationContext().getBeansOfType(OpenAnswers.class).forEach(OpenAnswers::end);
            assertThat(live.endedWhole()).isTrue();
            try (LiveStream late = service.listenAt(second, client, client.coachToken())) {
                assertThat(late.response.statusCode()).isEqualTo(503);
            }
        }
        walked("2026-06-02T09:00:00+01:00");
        try (LiveStream again = client.listen(client.coachToken(), Optional.of(id))) {
            assertThat(again.titles(1)).containsExactly("Walk 10 min");
        }
    }

    /** Hears what is published from now on. */
    private LiveStream fromNow() {
        LiveStream live = client.listen(client.coachToken(), Optional.empty());
        live.begun();
        return live;
    }

    /** Waits until that many entries are there. */
    private void known(int entries) {
        awaited(client, entries);
    }

    private void walked(String startedAt) {
        client.logged(UUID.randomUUID(), walk(startedAt, 10));
    }

    private void mailed() {
        client.mailed(new MailSent(
                UUID.randomUUID(), "weekly-summary", "<1@demo.onward.test>", Instant.parse("2026-06-11T07:00:00Z")));
    }

    private static String problem(LiveStream refused) throws IOException {
        return json(new String(refused.response.body().readAllBytes(), StandardCharsets.UTF_8))
                .get("code")
                .textValue();
    }
}
