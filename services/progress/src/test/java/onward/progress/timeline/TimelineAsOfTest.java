package onward.progress.timeline;

import static onward.progress.Sessions.walk;
import static onward.progress.timeline.Timelines.entries;
import static onward.progress.timeline.Timelines.paged;
import static onward.progress.timeline.Timelines.titles;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;

/** A timeline as it was told at an earlier instant: by when things were recorded, not by when they happened. */
class TimelineAsOfTest {
    private final TestClient client = TestClient.inLondon().recordedFrom("2026-06-10T20:00:00Z");

    @Test
    void what_was_recorded_later_is_not_told_yet_also_if_it_happened_before() {
        UUID session = UUID.randomUUID();
        client.logged(session, walk("2026-06-02T09:00:00+01:00", 10));
        client.corrected(session, 2, walk("2026-06-02T09:00:00+01:00", 12));
        client.logged(UUID.randomUUID(), walk("2026-06-01T09:00:00+01:00", 5));

        assertThat(asOf("2026-06-10T19:59:59.999999Z")).isEmpty();
        assertThat(asOf("2026-06-10T20:00:00Z")).containsExactly("Walk 10 min");
        assertThat(asOf("2026-06-10T21:00:01.5%2B01:00")).containsExactly("Walk 10 min", "Corrected: Walk 12 min");
        assertThat(asOf("2026-06-10T20:00:02Z")).containsExactly("Walk 5 min", "Walk 10 min", "Corrected: Walk 12 min");
        assertThat(asOf("9999-12-31T00:00:00Z")).hasSize(3);
    }

    @Test
    void an_instant_between_two_microseconds_does_not_reach_the_later_one() {
        client.recordedFrom("2026-06-10T20:00:00.000001Z")
                .logged(UUID.randomUUID(), walk("2026-06-02T09:00:00+01:00", 10));

        assertThat(asOf("2026-06-10T20:00:00.000000999Z")).isEmpty();
        assertThat(asOf("2026-06-10T20:00:00.000001Z")).hasSize(1);
    }

    @Test
    void pages_of_one_instant_do_not_shift_while_more_happens() {
        List<String> ids = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            ids.add(client.logged(UUID.randomUUID(), walk("2026-06-0" + day + "T09:00:00+01:00", 10))
                    .id()
                    .toString());
        }
        Runnable somethingInTheMiddle = () -> client.logged(UUID.randomUUID(), walk("2026-06-03T12:00:00+01:00", 10));

        assertThat(paged(client, "&limit=2&asOf=2026-06-10T20:00:04Z", somethingInTheMiddle))
                .containsExactlyElementsOf(ids);
        assertThat(paged(client, "&limit=2&order=desc&asOf=2026-06-10T20:00:04Z", somethingInTheMiddle))
                .containsExactlyElementsOf(ids.reversed());
        assertThat(paged(client, "&limit=200", () -> {})).hasSize(11);
    }

    @Test
    void a_year_beyond_four_digits_is_out_of_bounds() {
        for (String far : List.of("%2B10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            assertThat(client.getAs(client.ownToken(), "timeline", "asOf=" + far)
                            .body())
                    .contains("value.out-of-bounds");
        }
    }

    private List<String> asOf(String instant) {
        return titles(entries(client, client.ownToken(), "&asOf=" + instant));
    }
}
