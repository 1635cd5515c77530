package onward.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import onward.activity.catalogue.Catalogue;
import onward.activity.checkin.CheckInDecider;
import onward.activity.checkin.CheckInState;
import onward.activity.checkin.CheckIns;
import onward.activity.checkin.RecordCheckIn;
import onward.activity.client.ClientCommand.ChangeDetails;
import onward.activity.client.ClientCommand.Enrol;
import onward.activity.client.ClientDecider;
import onward.activity.client.ClientEvolution;
import onward.activity.client.ClientState;
import onward.activity.client.ClientState.Enrolled;
import onward.activity.client.ClientState.Unknown;
import onward.activity.client.CoachDecider;
import onward.activity.client.CoachDecider.ChangeCoach;
import onward.activity.consent.ConsentCommand.GiveConsent;
import onward.activity.consent.ConsentCommand.WithdrawConsent;
import onward.activity.consent.ConsentDecider;
import onward.activity.consent.Consents;
import onward.activity.decision.Decision;
import onward.activity.decision.Decision.Accepted;
import onward.activity.decision.IfMatch;
import onward.activity.decision.Past;
import onward.activity.excusal.ExcusalCommand.ExcuseDays;
import onward.activity.excusal.ExcusalCommand.WithdrawExcusal;
import onward.activity.excusal.ExcusalDecider;
import onward.activity.excusal.ExcusalState;
import onward.activity.note.NoteDecider;
import onward.activity.note.NoteState;
import onward.activity.note.WriteNote;
import onward.activity.nudge.NudgeDecider;
import onward.activity.nudge.NudgeState;
import onward.activity.nudge.SendNudge;
import onward.activity.pause.PauseCommand.PausePlan;
import onward.activity.pause.PauseCommand.ResumePlan;
import onward.activity.pause.PauseDecider;
import onward.activity.pause.PauseState;
import onward.activity.pause.Pauses;
import onward.activity.plan.ActivateFlare;
import onward.activity.plan.ActivatePlan;
import onward.activity.plan.ActivatePlan.Prescription;
import onward.activity.plan.ActivatePlan.Prescription.FromTemplate;
import onward.activity.plan.ActivatePlan.Prescription.OwnItems;
import onward.activity.plan.ConfirmAssumptions;
import onward.activity.plan.ConfirmationDecider;
import onward.activity.plan.FlareDecider;
import onward.activity.plan.Items;
import onward.activity.plan.KnownItems;
import onward.activity.plan.PlanDecider;
import onward.activity.plan.PlanVersion;
import onward.activity.plan.Plans;
import onward.activity.safety.AllowHeavyLoading;
import onward.activity.safety.HeavyLoadingDecider;
import onward.activity.safety.HoldDecider;
import onward.activity.safety.LiftHold;
import onward.activity.safety.PainLookback.SettledDates;
import onward.activity.safety.Safety;
import onward.activity.session.SessionCommand.LogSession;
import onward.activity.session.SessionCommand.WithdrawSession;
import onward.activity.session.SessionDecider;
import onward.activity.session.SessionState;
import onward.activity.session.ToldSession;
import onward.activity.store.CatalogueFiles;
import onward.activity.studio.DefineExercise;
import onward.activity.studio.DefineTemplate;
import onward.activity.studio.DefinitionDecider;
import onward.activity.studio.OpenStudio;
import onward.activity.studio.OpenStudio.Staff;
import onward.activity.studio.StudioDecider;
import onward.activity.studio.StudioState;
import onward.contracts.EventCodec;
import onward.contracts.EventType;
import onward.contracts.event.Event;
import onward.contracts.event.PlanActivated;
import onward.contracts.value.Category;
import onward.contracts.value.ConsentKind;
import onward.contracts.value.Entry;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Measure;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.PlanOverride;
import onward.contracts.value.Side;
import onward.contracts.value.SpinalLoad;
import onward.contracts.value.StaffRole;
import org.junit.jupiter.api.Test;

/**
 * What this service writes, byte for byte. Events that lie in stores and on Kafka are read for ever: a change here is a
 * change of their format, to be approved knowingly.
 */
class ApprovedEventsTest {
    private static final String CONTRACTS = "https://onward.test/contracts/";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID STUDIO = new UUID(1, 1);
    private static final UUID COACH = new UUID(2, 1);
    private static final UUID EXCUSAL = new UUID(5, 1);
    private static final UUID SESSION = new UUID(4, 1);
    private static final UUID PAUSE = new UUID(6, 1);
    private static final UUID CHECK_IN = new UUID(7, 1);
    private static final UUID NOTE = new UUID(8, 1);
    private static final UUID NUDGE = new UUID(9, 1);
    private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
    private static final Catalogue CATALOGUE = new CatalogueFiles().catalogue();

    @Test
    void every_event_is_written_as_approved() throws IOException {
        String written = Stream.of(
                        studio(),
                        client(),
                        plans(),
                        excusal(),
                        session(),
                        pause(),
                        checkIn(),
                        care(),
                        consents(),
                        steps(),
                        safety(),
                        own())
                .flatMap(List::stream)
                .map(ApprovedEventsTest::written)
                .collect(Collectors.joining("\n"));

        assertThat(written + "\n").isEqualTo(approved());
    }

    @Test
    void every_event_is_a_document_of_its_schema() throws IOException {
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(id -> id.startsWith(CONTRACTS) ? contract(id) : null));

        for (String line : approved().lines().toList()) {
            String[] typeAndJson = line.split(" ", 2);
            String type = typeAndJson[0].replace(".v", "/v");
            assertThat(schemas.getSchema(SchemaLocation.of(CONTRACTS + "events/" + type + "/schema.json"))
                            .validate(typeAndJson[1], InputFormat.JSON))
                    .as(typeAndJson[0])
                    .isEmpty();
        }
    }

    private static String contract(String id) {
        try {
            return Files.readString(Path.of("../../contracts", id.substring(CONTRACTS.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Event> studio() {
        return accepted(StudioDecider.decide(
                StudioState.none(),
                new OpenStudio(
                        STUDIO,
                        "Demo Studio",
                        ZoneId.of("Europe/London"),
                        List.of(new Staff(COACH, "Chris", "coach@demo.test", StaffRole.COACH)))));
    }

    private static List<Event> client() {
        Enrol enrol = new Enrol(STUDIO, "Ana", "ana@example.test", "Europe/London", Optional.of("en-GB"), COACH, true);
        List<Event> enrolled = accepted(ClientDecider.decide(new Unknown(), enrol));
        ClientState client = ClientEvolution.evolve(new Unknown(), new Past(1, NOW, enrolled.getFirst()));
        ChangeDetails change = new ChangeDetails(
                Optional.empty(), Optional.of("new@example.test"), Optional.of("Asia/Tokyo"), Optional.empty(), COACH);
        return Stream.concat(enrolled.stream(), accepted(ClientDecider.decide(client, change)).stream())
                .toList();
    }

    private static List<Event> plans() {
        return Stream.of(
                        plan(new FromTemplate("keep-moving")),
                        plan(
                                new OwnItems(List.of(
                                        Items.walk("12.5"),
                                        Items.of(Items.stretch("evening", true, DayOfWeek.FRIDAY), "glute-stretch"))),
                                PlanOverride.SHORT_WALKS))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Event> plan(Prescription prescription, PlanOverride... overrides) {
        return accepted(PlanDecider.decide(
                Plans.none(),
                new ActivatePlan(MONDAY, prescription, List.of(overrides), new IfMatch.Absent(), COACH),
                CATALOGUE,
                false));
    }

    private static List<Event> excusal() {
        ExcusalState unseen = new ExcusalState.Unseen();
        return Stream.of(
                        ExcusalDecider.decide(
                                unseen,
                                new ExcuseDays(EXCUSAL, MONDAY, MONDAY.plusDays(1), ExcusalReason.TRAVEL, COACH)),
                        ExcusalDecider.decide(unseen, new WithdrawExcusal(EXCUSAL, COACH)))
                .flatMap(decision -> accepted(decision).stream())
                .toList();
    }

    private static List<Event> session() {
        SessionState unseen = new SessionState.Unseen();
        LogSession log = new LogSession(SESSION, told("10"), new IfMatch.Absent(), COACH);
        List<Event> logged = accepted(SessionDecider.decide(unseen, log, items(), NOW));
        SessionState state = SessionDecider.evolve(unseen, new Past(1, NOW, logged.getFirst()));
        LogSession correct = new LogSession(SESSION, told("12.5"), new IfMatch.Any(), COACH);
        return Stream.of(
                        logged,
                        accepted(SessionDecider.decide(state, correct, items(), NOW)),
                        accepted(SessionDecider.decide(
                                state, new WithdrawSession(SESSION, new IfMatch.Absent(), COACH), items(), NOW)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Event> pause() {
        PauseState never = new PauseState(Pauses.none(), Optional.empty());
        List<Event> paused =
                accepted(PauseDecider.decide(never, new PausePlan(PAUSE, MONDAY, ExcusalReason.INJURY, COACH)));
        PauseState open = never.after(new Past(1, NOW, paused.getFirst()));
        return Stream.concat(
                        paused.stream(),
                        accepted(PauseDecider.decide(open, new ResumePlan(MONDAY.plusDays(7), COACH))).stream())
                .toList();
    }

    private static List<Event> checkIn() {
        return accepted(CheckInDecider.decide(
                new CheckInState.Unseen(),
                new RecordCheckIn(CHECK_IN, CheckIns.everything(), COACH),
                Instant.parse("2026-06-03T12:00:00Z")));
    }

    private static List<Event> care() {
        Enrolled client = (Enrolled) ClientEvolution.evolve(new Unknown(), new Past(1, NOW, client().getFirst()));
        UUID next = new UUID(2, 2);
        return Stream.of(
                        CoachDecider.decide(client, new ChangeCoach(next, COACH), Set.of(next)),
                        NoteDecider.decide(
                                new NoteState.Unwritten(), new WriteNote(NOTE, "Fears bending.", false, COACH)),
                        NudgeDecider.decide(new NudgeState.Unseen(), new SendNudge(NUDGE, "Ten minutes?", COACH)))
                .flatMap(decision -> accepted(decision).stream())
                .toList();
    }

    private static List<Event> consents() {
        return Stream.of(
                        ConsentDecider.decide(
                                Consents.none(), new GiveConsent(ConsentKind.RESEARCH, "research-1", COACH)),
                        ConsentDecider.decide(Consents.none(), new WithdrawConsent(ConsentKind.E_MAIL, COACH)))
                .flatMap(decision -> accepted(decision).stream())
                .toList();
    }

    private static List<Event> steps() {
        Plans plans = Plans.none()
                .with(new PlanVersion(
                        (PlanActivated) plan(new FromTemplate("keep-moving")).getFirst(), 1, NOW));
        return Stream.of(
                        ConfirmationDecider.decide(plans, new ConfirmAssumptions(List.of("cat-cow"), COACH)),
                        FlareDecider.decide(
                                Plans.none()
                                        .with(new PlanVersion(
                                                new PlanActivated(
                                                        1,
                                                        MONDAY,
                                                        Optional.empty(),
                                                        List.of(Items.walk("10")),
                                                        List.of(),
                                                        List.of(),
                                                        COACH),
                                                1,
                                                NOW)),
                                new ActivateFlare(MONDAY.plusDays(7), COACH),
                                CATALOGUE))
                .flatMap(decision -> accepted(decision).stream())
                .toList();
    }

    private static List<Event> safety() {
        Safety held = Safety.none().after(new Past(1, NOW, checkIn().getLast()));
        ToldSession lifted = new ToldSession(
                OffsetDateTime.parse("2026-06-01T07:00:00+01:00"),
                "Europe/London",
                List.of(new Entry.Timed("deadlift", BigDecimal.ONE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return Stream.of(
                        HoldDecider.decide(held, new LiftHold("Seen by a doctor.", COACH)),
                        HeavyLoadingDecider.decide(
                                Safety.none(),
                                new AllowHeavyLoading(COACH),
                                new SettledDates(7, Optional.of(MONDAY.plusDays(6)))),
                        SessionDecider.decide(
                                new SessionState.Unseen(),
                                new LogSession(SESSION, lifted, new IfMatch.Absent(), COACH),
                                items(),
                                NOW))
                .flatMap(decision -> accepted(decision).stream())
                .toList();
    }

    private static List<Event> own() {
        StudioState studio = new StudioState(true, Set.of(), Set.of(), List.of(), List.of());
        return Stream.of(
                        DefinitionDecider.decide(
                                studio,
                                new DefineExercise(
                                        "pool-walk",
                                        "Pool walk",
                                        Category.WALKING,
                                        Measure.MINUTES,
                                        false,
                                        SpinalLoad.LOW,
                                        Optional.of("walk"),
                                        List.of("Walk in water."),
                                        COACH),
                                CATALOGUE),
                        DefinitionDecider.decide(
                                studio,
                                new DefineTemplate("pool", "Pool", "In water.", List.of(Items.walk("10")), COACH),
                                CATALOGUE))
                .flatMap(decision -> accepted(decision).stream())
                .toList();
    }

    private static ToldSession told(String minutes) {
        return new ToldSession(
                OffsetDateTime.parse("2026-06-01T07:00:00+01:00"),
                "Europe/London",
                List.of(
                        new Entry.Timed("walk", new BigDecimal(minutes)),
                        new Entry.Sets(
                                "dead-bug",
                                List.of(new PerformedSet(
                                        Optional.of(Side.LEFT),
                                        Optional.of(8),
                                        Optional.empty(),
                                        Optional.of(new BigDecimal("2.5")))))),
                Optional.of(20),
                Optional.of(4),
                Optional.of(3),
                Optional.of(5),
                Optional.of("better"),
                Optional.of("device:watch"));
    }

    private static KnownItems items() {
        return new KnownItems(Plans.none(), CATALOGUE, false);
    }

    private static List<Event> accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Accepted.class);
        return ((Accepted) decision).events();
    }

    private static String written(Event event) {
        EventType type = EventType.of(event);
        return type.wireName() + ".v" + type.version() + " "
                + new String(new EventCodec().encode(event), StandardCharsets.UTF_8);
    }

    private static String approved() throws IOException {
        try (InputStream in = ApprovedEventsTest.class.getResourceAsStream("/approved/events.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
