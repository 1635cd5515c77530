package onward.progress.timeline;

import static onward.progress.timeline.Timelines.entries;
import static onward.progress.timeline.Timelines.paged;
import static onward.progress.timeline.Timelines.titles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import onward.contracts.Envelope;
import onward.contracts.event.NoteWritten;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;

/** A note that is not shared is never told to the client, in no page, of no time. */
class HiddenNotesTest {
    private static final String SECRET = "Fears bending; go slowly.";

    private final TestClient client = TestClient.inLondon().recordedFrom("2026-06-10T20:00:00Z");
    private final UUID note = UUID.randomUUID();

    @Test
    void the_client_does_not_see_it_and_the_staff_do() {
        write(false, 1);

        assertThat(body(client.ownToken(), "")).doesNotContain(SECRET).isEqualTo("[]");
        assertThat(body(client.ownToken(), "&kind=note&order=desc&asOf=2026-06-30T00:00:00Z"))
                .isEqualTo("[]");
        for (String staff : List.of(client.coachToken(), client.adminToken())) {
            assertThat(titles(entries(client, staff, ""))).containsExactly("Note, not shared");
            assertThat(body(staff, "&kind=note")).contains(SECRET);
        }
    }

    @Test
    void sharing_a_later_revision_does_not_show_what_was_written_before() {
        write(false, 1);
        client.happened(new NoteWritten(note, "Bending is safe.", true, 2, client.coach));

        assertThat(titles(entries(client, client.ownToken(), ""))).containsExactly("Note rewritten");
        assertThat(body(client.ownToken(), "")).contains("Bending is safe.").doesNotContain(SECRET);
        assertThat(titles(entries(client, client.coachToken(), "")))
                .containsExactly("Note, not shared", "Note rewritten");
    }

    @Test
    void a_note_that_is_no_longer_shared_is_gone_with_all_its_revisions() {
        write(true, 1);
        assertThat(body(client.ownToken(), "")).contains(SECRET);
        client.happened(new NoteWritten(UUID.randomUUID(), "Another note.", true, 1, client.coach));
        client.happened(new NoteWritten(note, "Not for the client.", false, 2, client.coach));

        assertThat(body(client.ownToken(), ""))
                .contains("Another note.")
                .doesNotContain(SECRET)
                .doesNotContain("Not for the client.");
        assertThat(body(client.ownToken(), "&asOf=2026-06-10T20:00:00Z")).doesNotContain(SECRET);
        assertThat(entries(client, client.coachToken(), "")).hasSize(3);

        client.happened(new NoteWritten(note, "For the client again.", true, 3, client.coach));
        assertThat(body(client.ownToken(), ""))
                .contains("For the client again.")
                .doesNotContain(SECRET);
    }

    @Test
    void pages_of_the_client_have_no_gaps_where_a_note_is_hidden() {
        Envelope first = client.happened(new NoteWritten(UUID.randomUUID(), "One.", true, 1, client.coach));
        write(false, 1);
        Envelope last = client.happened(new NoteWritten(UUID.randomUUID(), "Two.", true, 1, client.coach));

        assertThat(paged(client, "&limit=1", () -> {}))
                .containsExactly(first.id().toString(), last.id().toString());
    }

    private void write(boolean shared, int revision) {
        client.happened(new NoteWritten(note, SECRET, shared, revision, client.coach));
    }

    private String body(String token, String query) {
        return entries(client, token, query).toString();
    }
}
