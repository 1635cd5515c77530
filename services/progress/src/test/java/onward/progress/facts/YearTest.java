package onward.progress.facts;

import static onward.progress.Sessions.THREE_WALKS;
import static onward.progress.Sessions.walk;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.DateClosed;
import onward.contracts.event.Event;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.Overall;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From March to April 2020, in a campaign to April 2021: the last time that the clocks of Samoa changed too. The
 * clocks of Lord Howe change by half an hour.
 */
class YearTest {
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2020, 3, 2);
    private static final Instant KNOWN = Instant.parse("2020-03-01T00:00:00Z");
    /** A change of the clocks in each zone; three in a campaign. */
    private static final int WEEKS = Boolean.getBoolean("onward.campaign") ? 58 : 7;

    private static final List<String> ZONES =
            List.of("Europe/London", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia");

    private final ProgressService service = ProgressService.running();

    @BeforeEach
    void back_in_time() {
        service.beginAt(KNOWN);
    }

    @AfterEach
    void forward_again() {
        service.endOfTime();
    }

    @Test
    void every_date_closes_once_at_its_own_midnight_and_every_week_has_seven() {
        Map<String, TestClient> clients =
                ZONES.stream().collect(Collectors.toMap(Function.identity(), YearTest::enrolled));
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = FIRST_MONDAY.plusWeeks(week);
            clients.forEach((zone, client) -> walkEveryDay(client, ZoneId.of(zone), monday));
            clients.values().forEach(client -> client.get("timeline", "limit=1"));
            service.moveTo(monday.plusWeeks(1).atTime(12, 0).toInstant(ZoneOffset.UTC));
        }
        service.moveTo(FIRST_MONDAY.plusWeeks(WEEKS).plusDays(4).atTime(0, 0).toInstant(ZoneOffset.UTC));

        clients.forEach((zone, client) ->
                assertThat(changesOfTheClocks(ZoneId.of(zone))).as(zone).isGreaterThanOrEqualTo(1));
        clients.forEach((zone, client) -> hasClosed(client, ZoneId.of(zone)));
    }

    private void hasClosed(TestClient client, ZoneId zone) {
        List<Event> facts = service.facts(client.id);
        List<DateClosed> dates = of(DateClosed.class, facts);
        // The last date closes on Wednesday; by Friday it has closed everywhere, and a date or two of the next week
        // may.
        assertThat(dates)
                .filteredOn(closed -> closed.date().isBefore(FIRST_MONDAY.plusWeeks(WEEKS)))
                .as(zone.getId())
                .extracting(DateClosed::date)
                .containsExactlyElementsOf(
                        FIRST_MONDAY.datesUntil(FIRST_MONDAY.plusWeeks(WEEKS)).toList())
                .doesNotHaveDuplicates();
        assertThat(dates)
                .filteredOn(closed -> closed.date().isBefore(FIRST_MONDAY.plusWeeks(WEEKS)))
                .allSatisfy(closed -> {
                    ZonedDateTime midnight = closed.date().plusDays(1).atStartOfDay(zone);
                    assertThat(closed.closedAt()).isEqualTo(midnight.toInstant().plusSeconds(48 * 3600));
                    assertThat(closed.figures().overall()).contains(new Overall("1/3"));
                });
        assertThat(of(WeekClosed.class, facts))
                .extracting(WeekClosed::monday)
                .containsExactlyElementsOf(Stream.iterate(FIRST_MONDAY, monday -> monday.plusWeeks(1))
                        .limit(WEEKS)
                        .toList());
        assertThat(of(WeekClosed.class, facts)).allSatisfy(week -> {
            assertThat(week.activeDays()).isEqualTo(7);
            assertThat(week.movingDays()).isEqualTo(7);
            assertThat(week.sessions()).isEqualTo(7);
            assertThat(week.figures().overall()).contains(new Overall("1/3"));
        });
        assertThat(of(AdherenceRestated.class, facts)).isEmpty();
        assertThat(of(MovementGapFound.class, facts)).as("after the last walk").hasSize(2);
    }

    private static TestClient enrolled(String zone) {
        return TestClient.in(ZoneId.of(zone), KNOWN).plan(1, FIRST_MONDAY, List.of(THREE_WALKS));
    }

    /** Late in the evening: an hour lost or won must not bring a walk to another date. */
    private static void walkEveryDay(TestClient client, ZoneId zone, LocalDate monday) {
        for (int day = 0; day < 7; day++) {
            ZonedDateTime evening = monday.plusDays(day).atTime(23, 40).atZone(zone);
            client.recordedFrom(evening.toInstant());
            client.logged(UUID.randomUUID(), walk(evening.toOffsetDateTime(), zone, 10));
        }
    }

    private static long changesOfTheClocks(ZoneId zone) {
        return Stream.iterate(
                        zone.getRules()
                                .nextTransition(FIRST_MONDAY.atStartOfDay(zone).toInstant()),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .takeWhile(change -> change != null
                        && change.getInstant()
                                .isBefore(FIRST_MONDAY
                                        .plusWeeks(WEEKS)
                                        .atStartOfDay(zone)
                                        .toInstant()))
                .count();
    }

    private static <T extends Event> List<T> of(Class<T> type, List<Event> facts) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
