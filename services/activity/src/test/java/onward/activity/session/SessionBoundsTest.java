package onward.activity.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import onward.activity.Given;
import onward.activity.Given.Then;
import onward.activity.catalogue.Catalogue;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Reason;
import onward.activity.plan.Items;
import onward.activity.plan.KnownItems;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionState.Unseen;
import onward.activity.store.CatalogueFiles;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.Entry;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionBoundsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Catalogue CATALOGUE = new CatalogueFiles().catalogue();
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "1440", "1440.00", "12.5"})
    void minutes_within_bounds_are_logged(String minutes) {
        log(Sessions.walk(minutes)).accepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "1440.01", "7.125", "1E+999999999", "1E-999999999"})
    void minutes_out_of_bounds_are_refused(String minutes) {
        log(Sessions.walk(minutes)).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries/0/minutes");
    }

    @Test
    void repetitions_seconds_and_loads_have_bounds() {
        log(Sessions.of(Sessions.sets("glute-bridge", Sessions.reps(0), Sessions.reps(1000))))
                .accepted();
        log(Sessions.of(Sessions.sets("glute-bridge", Sessions.reps(8), Sessions.reps(1001))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries/0/sets/1/reps");
        log(Sessions.of(Sessions.sets("glute-stretch", Sessions.held(Side.LEFT, 3600))))
                .accepted();
        log(Sessions.of(Sessions.sets("glute-stretch", Sessions.held(Side.LEFT, 3601))))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries/0/sets/0/holdSeconds");
        for (String load : List.of("0", "0.000", "500", "22.68", "20.411657")) {
            log(Sessions.of(Sessions.sets("light-row", Sessions.loaded(load)))).accepted();
        }
        for (String load : List.of("-1", "500.5", "500.00001", "1E-21", "1E+999999999")) {
            log(Sessions.of(Sessions.sets("light-row", Sessions.loaded(load))))
                    .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries/0/sets/0/loadKg");
        }
    }

    @Test
    void a_set_is_counted_one_way() {
        PerformedSet both = new PerformedSet(Optional.empty(), Optional.of(8), Optional.of(30), Optional.empty());
        PerformedSet neither = new PerformedSet(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        log(Sessions.of(Sessions.sets("glute-bridge", both))).refuses(Reason.SESSION_SET_MEASURE, "/entries/0/sets/0");
        log(Sessions.of(Sessions.sets("glute-bridge", Sessions.reps(8), neither)))
                .refuses(Reason.SESSION_SET_MEASURE, "/entries/0/sets/1");
    }

    @Test
    void a_session_has_from_one_to_fifty_entries_of_one_to_fifty_sets() {
        log(Sessions.of(entries(50))).accepted();
        log(Sessions.of(entries(51))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries");
        log(new ToldSession(
                        Sessions.walk("1").startedAt(),
                        "Europe/London",
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries");
        log(Sessions.of(Sessions.sets("glute-bridge", 50))).accepted();
        log(Sessions.of(Sessions.sets("glute-bridge", 51))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries/0/sets");
        log(Sessions.of(Sessions.sets("glute-bridge", 0))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/entries/0/sets");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0, ''",
        "1440, 10, 10, 10, ''",
        "0, , , , /durationMinutes",
        "1441, , , , /durationMinutes",
        ", -1, , , /painBefore",
        ", 11, , , /painBefore",
        ", , 11, , /painAfter",
        ", , , 11, /effort"
    })
    void duration_pain_and_effort_have_bounds(
            Integer duration, Integer before, Integer after, Integer effort, String wrong) {
        Then<SessionState> then = log(Sessions.rated(
                Optional.ofNullable(duration),
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                Optional.ofNullable(effort)));
        if (wrong.isEmpty()) {
            then.accepted();
        } else {
            then.refuses(Reason.VALUE_OUT_OF_BOUNDS, wrong);
        }
    }

    @Test
    void a_note_has_at_most_four_thousand_characters_that_can_be_written() {
        log(Sessions.with(Optional.of("😀\n".repeat(2000)), Optional.empty())).accepted();
        log(Sessions.with(Optional.of("a".repeat(4001)), Optional.empty()))
                .refuses(Reason.VALUE_OUT_OF_BOUNDS, "/note");
        log(Sessions.with(Optional.of("\udc00"), Optional.empty())).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "device:", "robot", "device:a\nb", "Manual"})
    void a_source_is_manual_or_a_device(String source) {
        log(Sessions.with(Optional.empty(), Optional.of(source))).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/source");
        log(Sessions.with(Optional.empty(), Optional.of("device:Watch 9"))).accepted();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T07:00:00+01:00, Europe/London",
        "2026-01-01T07:00:00Z, Europe/London",
        // Both of the hour that is there twice.
        "2025-10-26T01:30:00+01:00, Europe/London",
        "2025-10-26T01:30:00+00:00, Europe/London",
        "0001-01-01T12:00:00-00:01:15, Europe/London",
        "2026-06-02T13:00:00+01:00, Europe/London"
    })
    void a_start_that_the_zone_knows_is_logged(String start, String zone) {
        log(Sessions.at(start, zone)).accepted();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T07:00:00Z, Europe/London",
        "2026-06-01T07:00:00+02:00, Europe/London",
        // The hour that is not there.
        "2026-03-29T01:30:00Z, Europe/London",
        "2026-03-29T01:30:00+01:00, Europe/London",
        "2026-06-01T07:00:00+01:00, Asia/Tokyo"
    })
    void an_offset_that_the_zone_has_not_then_is_refused(String start, String zone) {
        log(Sessions.at(start, zone)).refuses(Reason.TIME_OFFSET_MISMATCH, "/startedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "+01:00", "UTC+1", "europe/london", ""})
    void a_zone_is_a_region_of_the_time_zone_database(String zone) {
        log(Sessions.at("2026-06-01T07:00:00+01:00", zone)).refuses(Reason.TIME_ZONE_UNKNOWN, "/timeZone");
    }

    @Test
    void a_start_is_at_most_a_day_ahead() {
        log(Sessions.at("2026-06-02T13:00:00+01:00", "Europe/London")).accepted();
        log(Sessions.at("2026-06-02T13:00:00.000000001+01:00", "Europe/London"))
                .refuses(Reason.TIME_IN_FUTURE, "/startedAt");
        log(Sessions.at("+999999999-12-31T23:59:59Z", "UTC")).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/startedAt");
        log(Sessions.at("-999999999-01-01T00:00:00Z", "UTC")).refuses(Reason.VALUE_OUT_OF_BOUNDS, "/startedAt");
    }

    @Test
    void an_item_is_of_the_catalogue_or_of_any_plan() {
        Entry swim = new Entry.Timed("swim", BigDecimal.ONE);

        log(Sessions.of(Sessions.sets("deadlift", Sessions.reps(5)))).accepted();
        log(Sessions.of(swim)).refuses(Reason.SESSION_UNKNOWN_ITEM, "/entries/0/item");
        log(Sessions.of(swim), plan(1, MONDAY.plusDays(30), Items.weekly("swim", 2)), plan(2, MONDAY, Items.walk("10")))
                .accepted();
    }

    @Test
    void a_set_of_an_exercise_per_side_names_its_side() {
        Entry dumb = Sessions.sets("dead-bug", Sessions.reps(8));

        log(Sessions.of(dumb)).refuses(Reason.SESSION_SIDE_REQUIRED, "/entries/0/sets/0/side");
        log(Sessions.of(Sessions.sets("dead-bug", Sessions.held(Side.RIGHT, 30))))
                .accepted();
        log(Sessions.of(Sessions.sets("glute-bridge", Sessions.held(Side.RIGHT, 30))))
                .accepted();
    }

    @Test
    void whether_it_is_per_side_says_the_plan_in_force_before_the_newest_before_the_catalogue() {
        ToldSession sideless = Sessions.of(Sessions.sets("dead-bug", Sessions.reps(8)));

        log(sideless, plan(1, MONDAY, Items.stretch("dead-bug", false))).accepted();
        log(
                        sideless,
                        plan(1, MONDAY, Items.stretch("dead-bug", false)),
                        plan(2, MONDAY.plusDays(1), Items.stretch("dead-bug", true)))
                .accepted();
        log(
                        sideless,
                        plan(1, MONDAY.plusDays(1), Items.stretch("dead-bug", true)),
                        plan(2, MONDAY.plusDays(2), Items.stretch("dead-bug", false)))
                .accepted();
        log(
                        sideless,
                        plan(1, MONDAY.plusDays(1), Items.stretch("dead-bug", false)),
                        plan(2, MONDAY.plusDays(2), Items.stretch("dead-bug", true)))
                .refuses(Reason.SESSION_SIDE_REQUIRED);
        log(sideless, plan(1, MONDAY, Items.walk("10")), plan(2, MONDAY.plusDays(1), Items.stretch("dead-bug", false)))
                .accepted();
    }

    private static Entry[] entries(int times) {
        return IntStream.range(0, times)
                .mapToObj(n -> new Entry.Timed("walk", BigDecimal.TEN))
                .toArray(Entry[]::new);
    }

    private static PlanVersion plan(int number, LocalDate from, PlanItem item) {
        return new PlanVersion(
                new PlanActivated(number, from, Optional.empty(), List.of(item), List.of(), List.of(), new UUID(0, 0)),
                number,
                Given.RECORDED);
    }

    private static Then<SessionState> log(ToldSession told, PlanVersion... plans) {
        SessionState unseen = new Unseen();
        LogSession command = new LogSession(new UUID(4, 1), told, new IfMatch.Absent(), new UUID(3, 1));
        return Given.from(unseen, SessionDecider::evolve)
                .when(state -> SessionDecider.decide(
                        state, command, new KnownItems(new Plans(List.of(plans), List.of()), CATALOGUE, false), NOW));
    }
}
