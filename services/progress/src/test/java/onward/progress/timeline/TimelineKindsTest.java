package onward.progress.timeline;

import static onward.progress.timeline.Timelines.all;
import static onward.progress.timeline.Timelines.awaited;
import static onward.progress.timeline.Timelines.entries;
import static onward.progress.timeline.Timelines.everything;
import static onward.progress.timeline.Timelines.titles;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.AdherenceRestated;
import onward.contracts.event.AssumptionsConfirmed;
import onward.contracts.event.CheckInRecorded;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.CoachChanged;
import onward.contracts.event.ConsentGiven;
import onward.contracts.event.ConsentWithdrawn;
import onward.contracts.event.DateClosed;
import onward.contracts.event.FlareFound;
import onward.contracts.event.HeavyLoadingAllowed;
import onward.contracts.event.HoldLifted;
import onward.contracts.event.HoldPlaced;
import onward.contracts.event.MailPreferencesChanged;
import onward.contracts.event.MailSent;
import onward.contracts.event.MilestoneReached;
import onward.contracts.event.MovementGapFound;
import onward.contracts.event.NoteWritten;
import onward.contracts.event.NudgeSent;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.event.RedFlagRaised;
import onward.contracts.event.RestrictionBreached;
import onward.contracts.event.TriageReasonCleared;
import onward.contracts.event.TriageReasonRaised;
import onward.contracts.event.WeekClosed;
import onward.contracts.value.Category;
import onward.contracts.value.CategoryFigures;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.DayFigures;
import onward.contracts.value.DayState;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Figures;
import onward.contracts.value.FiguresByCategory;
import onward.contracts.value.FlareCause;
import onward.contracts.value.FlareSign;
import onward.contracts.value.Milestone;
import onward.contracts.value.Overall;
import onward.contracts.value.RedFlag;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.contracts.value.Urgency;
import onward.progress.ProgressService;
import onward.progress.TestClient;
import org.junit.jupiter.api.Test;

/** Every kind of entry from its event, through Kafka. */
class TimelineKindsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final TestClient client = TestClient.inLondon().recordedFrom("2026-06-10T20:00:00Z");

    @Test
    void a_timeline_begins_with_the_enrolment_and_the_coach() {
        JsonNode entries = everything(client, client.ownToken(), "&kind=note");
        assertThat(titles(entries)).containsExactly("Welcome to the studio", "A coach looks after the client");
        assertThat(all(entries, "/event/type")).containsExactly("ClientEnrolled", "CoachAssigned");
        assertThat(entries.at("/1/detail/coachId").textValue()).isEqualTo(client.coach.toString());
    }

    @Test
    void when_a_client_needs_the_coach_is_for_the_staff() {
        Instant since = Instant.parse("2026-06-02T06:10:00Z");
        client.found(new TriageReasonRaised(
                TriageReason.FLARE, Optional.of(TriageKind.REPORTED), since, 1, List.of(UUID.randomUUID())));
        client.found(new TriageReasonCleared(TriageReason.FLARE, since, 1));
        for (TriageReason reason : TriageReason.values()) {
            client.found(new TriageReasonRaised(reason, Optional.empty(), since, 2, List.of()));
        }

        JsonNode entries = awaited(client, 8);
        assertThat(titles(entries))
                .containsExactly(
                        "Needs the coach: a flare",
                        "No longer needs the coach: a flare",
                        "Needs the coach: on hold after a warning sign",
                        "Needs the coach: a flare",
                        "Needs the coach: not started yet",
                        "Needs the coach: no movement",
                        "Needs the coach: less of the plan than before",
                        "Needs the coach: assumptions in the plan");
        assertThat(all(entries, "/kind")).containsOnly("note");
        assertThat(entries.at("/0/at").textValue()).isEqualTo("2026-06-10T20:00:00Z");
        assertThat(entries.at("/0/detail/since").textValue()).isEqualTo("2026-06-02T06:10:00Z");
        assertThat(own("")).isEmpty();
    }

    @Test
    void a_pause_and_its_end_are_told_where_they_were_recorded() {
        UUID pause = UUID.randomUUID();
        client.happened(new PlanPaused(pause, FIRST, ExcusalReason.INJURY, client.id));
        client.happened(new PlanResumed(pause, FIRST.plusDays(7), client.coach));

        JsonNode entries = own("&kind=pause");
        assertThat(titles(entries)).containsExactly("Plan paused from 1 June (injury)", "Plan resumed from 8 June");
        assertThat(all(entries, "/at")).containsExactly("2026-06-10T20:00:00Z", "2026-06-10T20:00:01Z");
        assertThat(all(entries, "/detail/pauseId")).containsOnly(pause.toString());
    }

    @Test
    void a_check_in_stands_at_its_own_time() {
        client.happened(checkIn("2026-06-03T07:30:00+01:00", List.of(RedFlag.FEVER, RedFlag.WEIGHT_LOSS)));
        client.happened(new CheckInRecorded(
                UUID.randomUUID(),
                OffsetDateTime.parse("2026-06-02T07:30:00+01:00"),
                LONDON,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.of(List.of()),
                List.of(),
                Optional.empty(),
                client.id));

        JsonNode entries = own("&kind=check-in");
        assertThat(titles(entries))
                .containsExactly("Check-in", "Check-in: pain 4 of 10, at worst 7, a flare, 2 red flags");
        assertThat(all(entries, "/at")).containsExactly("2026-06-02T06:30:00Z", "2026-06-03T06:30:00Z");
        assertThat(entries.at("/1/detail/redFlags/0").textValue()).isEqualTo("fever");
        assertThat(entries.at("/1/detail/note").textValue()).isEqualTo("worse");
    }

    @Test
    void what_passes_between_the_client_and_the_staff_is_a_note() {
        client.happened(new CoachChanged(UUID.randomUUID(), Optional.of(client.coach), client.coach));
        client.happened(new ConsentGiven(ConsentKind.DATA_PROCESSING, "privacy-1", client.id));
        client.happened(new ConsentWithdrawn(ConsentKind.E_MAIL, client.id));
        client.happened(new NoteWritten(UUID.randomUUID(), "Bending is safe.", true, 1, client.coach));
        client.happened(new NudgeSent(UUID.randomUUID(), "Ten minutes today?", client.coach));

        JsonNode entries = own("&kind=note");
        assertThat(titles(entries))
                .containsExactly(
                        "Another coach looks after the client",
                        "Consent given: data processing",
                        "Consent withdrawn: e-mail",
                        "Note",
                        "Message from the coach");
        assertThat(entries.at("/3/detail/text").textValue()).isEqualTo("Bending is safe.");
        assertThat(entries.at("/4/detail/text").textValue()).isEqualTo("Ten minutes today?");
    }

    @Test
    void figures_stand_where_they_were_found() {
        DayFigures third = day("1/3", "1");
        DayFigures twoThirds = day("2/3", "2");
        DayFigures nothing =
                new DayFigures(Optional.empty(), FiguresByCategory.of(Map.of()), DayState.NEUTRAL, DayState.NEUTRAL);
        client.found(new DateClosed(FIRST.plusDays(2), LONDON, Instant.parse("2026-06-05T23:00:00Z"), third));
        client.found(new DateClosed(FIRST.plusDays(3), LONDON, Instant.parse("2026-06-06T23:00:00Z"), nothing));
        client.found(week("2026-W23", FIRST, "2026-06-09T23:00:00Z", Optional.of(new Overall("5/7"))));
        client.found(week("2026-W53", LocalDate.of(2026, 12, 28), "2027-01-06T00:00:00Z", Optional.empty()));
        client.found(new AdherenceRestated(FIRST.plusDays(2), Optional.of(third), twoThirds));
        client.found(new AdherenceRestated(FIRST.minusDays(1), Optional.empty(), nothing));
        UUID gap = UUID.randomUUID();
        Instant since = Instant.parse("2026-06-02T06:10:00Z");
        client.found(new MovementGapFound(gap, since, 48, Instant.parse("2026-06-04T06:10:00Z")));
        client.found(new MovementGapFound(gap, since, 72, Instant.parse("2026-06-07T06:10:00Z")));

        JsonNode entries = awaited(client, 8);
        assertThat(all(entries, "/kind")).containsOnly("adherence");
        assertThat(titles(entries))
                .containsExactly(
                        "No movement for 48 hours",
                        "3 June closed: 33 % of the plan",
                        "4 June closed: nothing due",
                        "No movement for 72 hours",
                        "Week 23 closed: 71 % of the plan",
                        "3 June restated: 1/3 -> 2/3",
                        "31 May restated: no figure -> nothing due",
                        "Week 53 closed: nothing due");
        assertThat(all(entries, "/at"))
                .containsExactly(
                        "2026-06-04T06:10:00Z",
                        "2026-06-05T23:00:00Z",
                        "2026-06-06T23:00:00Z",
                        "2026-06-07T06:10:00Z",
                        "2026-06-09T23:00:00Z",
                        "2026-06-10T20:00:04Z",
                        "2026-06-10T20:00:05Z",
                        "2027-01-06T00:00:00Z");
        assertThat(entries.at("/1/detail/figures/categories/walking/earned").textValue())
                .isEqualTo("1");
        assertThat(entries.at("/1/event/type").textValue()).isEqualTo("DateClosed");
        assertThat(entries.at("/1/event/version").longValue()).isEqualTo(1);
        assertThat(titles(own("&kind=adherence"))).hasSize(8);
    }

    @Test
    void a_milestone_stands_where_it_was_reached_and_is_told_warmly() {
        Instant reached = Instant.parse("2026-06-02T06:10:00Z");
        for (Milestone milestone : Milestone.values()) {
            client.found(new MilestoneReached(milestone, FIRST.plusDays(1), reached));
        }
        awaited(client, Milestone.values().length);
        JsonNode entries = own("&kind=milestone");
        assertThat(titles(entries))
                .containsExactly(
                        "The first session is done: a good start",
                        "A whole day on plan, for the first time",
                        "Seven days of moving in a row",
                        "Thirty days of moving in a row",
                        "A hundred days of moving in a row",
                        "Clearly less pain than at the start",
                        "Daily life is clearly easier than at the start",
                        "Walked half an hour on five days of one week");
        assertThat(all(entries, "/at")).containsOnly("2026-06-02T06:10:00Z");
        assertThat(entries.at("/2/detail/milestone").textValue()).isEqualTo("moving-streak-7");
    }

    @Test
    void flares_and_red_flags_are_safety() {
        Instant at = Instant.parse("2026-06-02T06:10:00Z");
        LocalDate on = FIRST.plusDays(1);
        client.found(flare(FlareCause.REPORTED, on, at, FlareSign.CHECK_IN, Optional.of(6), Optional.empty()));
        client.found(flare(
                FlareCause.SUSPECTED, on, at.plusSeconds(1), FlareSign.PAIN_AFTER, Optional.of(7), Optional.empty()));
        client.found(flare(
                FlareCause.SUSPECTED,
                on.plusDays(1),
                at.plusSeconds(2),
                FlareSign.NEXT_DAY_RISE,
                Optional.empty(),
                Optional.of(new BigDecimal("2.5000"))));
        client.found(new RedFlagRaised(
                UUID.randomUUID(),
                at.plusSeconds(3),
                List.of(RedFlag.SADDLE_NUMBNESS, RedFlag.FEVER),
                Urgency.EMERGENCY));
        client.found(
                new RedFlagRaised(UUID.randomUUID(), at.plusSeconds(4), List.of(RedFlag.WEIGHT_LOSS), Urgency.URGENT));
        awaited(client, 5);
        assertThat(titles(own("&kind=safety")))
                .containsExactly(
                        "A flare was reported",
                        "Possible flare: pain 7 of 10 after a session",
                        "Possible flare: pain rose by 2.5 points from one day to the next",
                        "2 warning signs were reported: get medical care now",
                        "A warning sign was reported: see a doctor soon");
    }

    @Test
    void a_hold_a_breach_and_what_is_allowed_are_told_calmly_to_both() {
        UUID checkIn = UUID.randomUUID();
        client.happened(new HoldPlaced(checkIn, List.of(RedFlag.SADDLE_NUMBNESS), Urgency.EMERGENCY, client.id));
        client.happened(new HoldPlaced(UUID.randomUUID(), List.of(RedFlag.FEVER), Urgency.URGENT, client.id));
        client.happened(new HoldLifted("Seen by Dr. Osei, all clear.", client.coach));
        client.happened(new RestrictionBreached(
                UUID.randomUUID(), "deadlift", "deadlift", "Deadlift", FIRST.plusDays(8), client.id));
        client.happened(new HeavyLoadingAllowed(FIRST, FIRST.plusDays(6), client.coach));

        JsonNode own = own("&kind=safety");
        assertThat(titles(own))
                .containsExactly(
                        "On hold for safety: medical care comes first",
                        "On hold for safety: a doctor's advice comes first",
                        "The hold is over: the plan goes on",
                        "Deadlift loads the back heavily and is not part of the plan yet",
                        "Heavier exercises may begin: little pain from 1 June to 7 June");
        assertThat(all(own, "/event/type"))
                .containsExactly(
                        "HoldPlaced", "HoldPlaced", "HoldLifted", "RestrictionBreached", "HeavyLoadingAllowed");
        assertThat(own.at("/0/detail/checkInId").textValue()).isEqualTo(checkIn.toString());
        assertThat(own.at("/0/at").textValue()).isEqualTo("2026-06-10T20:00:00Z");
        assertThat(titles(entries(client, client.coachToken(), ""))).isEqualTo(titles(own));
    }

    @Test
    void why_a_hold_was_lifted_is_for_the_staff() {
        client.happened(new HoldLifted("Seen by Dr. Osei, all clear.", client.coach));

        assertThat(own("").toString()).contains("HoldLifted").doesNotContain("Osei");
        for (String staff : List.of(client.coachToken(), client.adminToken())) {
            assertThat(entries(client, staff, "").at("/0/detail/note").textValue())
                    .isEqualTo("Seen by Dr. Osei, all clear.");
        }
    }

    @Test
    void what_the_coach_confirms_is_about_the_plan() {
        client.happened(new AssumptionsConfirmed(1, List.of("dead-bug"), client.coach));
        client.happened(new AssumptionsConfirmed(2, List.of("cat-cow", "glute-bridge"), client.coach));

        JsonNode entries = own("&kind=plan");
        assertThat(titles(entries))
                .containsExactly(
                        "The coach has confirmed 1 part of the plan, version 1",
                        "The coach has confirmed 2 parts of the plan, version 2");
        assertThat(entries.at("/1/detail/items/0").textValue()).isEqualTo("cat-cow");
    }

    @Test
    void what_changes_of_the_client_s_details_is_a_note() {
        client.happened(new ClientDetailsChanged(
                Optional.of("Sam Brook"),
                Optional.of("brook@demo.onward.test"),
                Optional.of(ZoneId.of("Europe/Paris")),
                Optional.of("de"),
                client.id));
        client.happened(new ClientDetailsChanged(
                Optional.empty(), Optional.empty(), Optional.of(LONDON), Optional.empty(), client.id));

        assertThat(titles(own("&kind=note")))
                .containsExactly(
                        "Changed: name, e-mail address, home time zone (Europe/Paris), language",
                        "Changed: home time zone (Europe/London)");
    }

    private static FlareFound flare(
            FlareCause cause,
            LocalDate on,
            Instant at,
            FlareSign why,
            Optional<Integer> pain,
            Optional<BigDecimal> rise) {
        return new FlareFound(UUID.randomUUID(), cause, on, at, why, pain, rise);
    }

    @Test
    void what_a_client_wants_to_be_mailed_is_a_mail_and_what_the_staff_want_is_on_no_timeline() {
        client.mailed(new MailPreferencesChanged(
                client.id, List.of("comeback", "weekly-summary"), Optional.of(LocalTime.of(18, 30))));
        client.mailed(new MailPreferencesChanged(client.coach, List.of("triage-digest"), Optional.empty()));
        client.mailed(new MailPreferencesChanged(client.id, List.of(), Optional.empty()));
        client.mailed(new MailSent(
                UUID.randomUUID(), "weekly-summary", "<1@demo.onward.test>", Instant.parse("2026-06-11T07:00:00Z")));

        JsonNode entries = awaited(client, 3);
        assertThat(titles(entries))
                .containsExactly(
                        "Mails switched off: comeback, weekly summary; reminder at 18:30",
                        "All mails switched on",
                        "Weekly summary e-mailed");
        assertThat(entries.at("/0/detail/reminderAt").textValue()).isEqualTo("18:30");
        assertThat(all(entries, "/kind")).containsOnly("mail");
    }

    @Test
    void a_new_coach_sees_the_timeline_and_the_old_one_no_longer() {
        UUID next = UUID.randomUUID();
        client.happened(new CoachChanged(next, Optional.of(client.coach), client.coach));
        own("");

        ProgressService service = ProgressService.running();
        String path = "/v1/clients/" + client.id + "/";
        String window = "adherence?from=2026-06-01&to=2026-06-01&atLeast=" + client.version();
        assertThat(service.get(path + "timeline", client.coachToken()).statusCode())
                .isEqualTo(404);
        assertThat(service.get(path + window, client.coachToken()).statusCode()).isEqualTo(404);
        assertThat(service.get(path + "timeline", client.tokenOfCoach(next)).statusCode())
                .isEqualTo(200);
        assertThat(service.get(path + window, client.tokenOfCoach(next)).statusCode())
                .isEqualTo(200);
    }

    private JsonNode own(String query) {
        return entries(client, client.ownToken(), query);
    }

    private CheckInRecorded checkIn(String at, List<RedFlag> flags) {
        return new CheckInRecorded(
                UUID.randomUUID(),
                OffsetDateTime.parse(at),
                LONDON,
                Optional.of(4),
                Optional.of(7),
                flags,
                true,
                Optional.empty(),
                List.of(),
                Optional.of("worse"),
                client.id);
    }

    private static DayFigures day(String overall, String earned) {
        return new DayFigures(
                Optional.of(new Overall(overall)),
                FiguresByCategory.of(Map.of(Category.WALKING, new CategoryFigures(earned, "3", overall))),
                DayState.HIT,
                DayState.MISS);
    }

    private static WeekClosed week(String week, LocalDate monday, String closedAt, Optional<Overall> overall) {
        return new WeekClosed(
                week,
                monday,
                LONDON,
                Instant.parse(closedAt),
                new Figures(overall, FiguresByCategory.of(Map.of())),
                6,
                3,
                7,
                new BigDecimal("152.5"),
                17);
    }
}
