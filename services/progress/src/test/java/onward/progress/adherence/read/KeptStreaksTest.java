package onward.progress.adherence.read;

import static onward.progress.ProgressService.json;
import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.DaysExcused;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Frequency;
import onward.contracts.value.PlanItem;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a figure costs, shown without a clock: a row that must not be read is made unreadable. */
class KeptStreaksTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 100;
    private static final LocalDate TODAY = FIRST.plusDays(DAYS - 1L);
    private static final LocalDate LONG_AGO = TODAY.minusDays(50);

    /** Of which what was walked is less than half. */
    private static final PlanItem LONG_WALK = new PlanItem(
            "walk",
            Optional.empty(),
            Category.WALKING,
            false,
            Optional.of(new Dose.Minutes(new BigDecimal("30"))),
            new Frequency.PerDay(1, List.of()),
            List.of());

    private final ProgressService service = ProgressService.running();
    private final TestClient client = TestClient.inLondon().plan(1, FIRST, List.of(THREE_WALKS));
    private final List<UUID> sessions = new ArrayList<>();

    @BeforeEach
    void a_walk_on_each_of_a_hundred_days() {
        for (int day = 0; day < DAYS; day++) {
            sessions.add(logged(FIRST.plusDays(day)));
        }
    }

    @Test
    void a_long_streak_is_read_once() {
        assertThat(moving(TODAY)).isEqualTo(DAYS);

        makeUnreadable("local_date < '" + TODAY.minusDays(20) + "'");
        assertThat(moving(TODAY)).isEqualTo(DAYS);
    }

    @Test
    void the_days_that_follow_are_added_to_it() {
        assertThat(moving(TODAY)).isEqualTo(DAYS);
        makeUnreadable("local_date < '" + TODAY.minusDays(20) + "'");

        logged(TODAY.plusDays(1));
        logged(TODAY.plusDays(3));
        assertThat(moving(TODAY.plusDays(1))).isEqualTo(DAYS + 1);
        assertThat(moving(TODAY.plusDays(3))).isEqualTo(1);
    }

    @Test
    void whatever_changes_a_date_of_it_has_it_walked_again() {
        assertThat(moving(TODAY)).isEqualTo(DAYS);

        client.withdrew(sessions.get((int) FIRST.until(LONG_AGO, ChronoUnit.DAYS)));
        assertThat(moving(TODAY)).isEqualTo(50);
        assertThat(moving(TODAY)).isEqualTo(50);

        client.happened(new DaysExcused(UUID.randomUUID(), LONG_AGO, LONG_AGO, ExcusalReason.ILLNESS, client.coach));
        assertThat(moving(TODAY)).isEqualTo(DAYS - 1);

        client.plan(2, LONG_AGO.plusDays(10), List.of(LONG_WALK));
        assertThat(moving(TODAY)).isZero();
    }

    @Test
    void an_earlier_running_date_and_an_earlier_moment_are_answered_from_the_log() {
        UUID late = sessions.getFirst();
        assertThat(moving(TODAY)).isEqualTo(DAYS);

        assertThat(moving(TODAY.minusDays(30))).isEqualTo(DAYS - 30);
        client.recordedFrom("2026-08-01T10:00:00Z").withdrew(late);
        assertThat(moving(TODAY)).isEqualTo(DAYS - 1);
        assertThat(json(adherence(TODAY, "&asOf=2026-07-31T00:00:00Z"))
                        .at("/streaks/moving")
                        .asInt())
                .isEqualTo(DAYS);
    }

    @Test
    void a_window_reads_nothing_that_was_done_outside_it() {
        client.withdrew(sessions.get(DAYS - 20));
        assertThat(moving(TODAY)).isEqualTo(19);

        makeUnreadable("local_date < '" + TODAY.minusDays(80) + "'");
        assertThat(adherence(TODAY, "").statusCode()).isEqualTo(200);
        HttpResponse<String> today = client.get("today", "on=" + TODAY);
        assertThat(today.statusCode()).isEqualTo(200);

        makeUnreadable("true");
        assertThat(adherence(TODAY, "").statusCode()).isGreaterThanOrEqualTo(400);
    }

    private UUID logged(LocalDate date) {
        UUID session = UUID.randomUUID();
        client.logged(session, walk(date.atTime(9, 0).atZone(LONDON).toOffsetDateTime(), LONDON, 10));
        return session;
    }

    private int moving(LocalDate today) {
        JsonNode streaks = json(adherence(today, "")).path("streaks");
        return streaks.path("moving").asInt(-1);
    }

    private HttpResponse<String> adherence(LocalDate today, String more) {
        return client.get("adherence", "from=" + today.minusDays(6) + "&to=" + today + "&today=" + today + more);
    }

    private void makeUnreadable(String which) {
        assertThat(service.query("update " + service.schema("adherence")
                        + ".session_revision set entries = '\"unreadable\"' where client_id = '" + client.id + "' and "
                        + which + " returning 1"))
                .isNotEmpty();
    }
}
