package onward.progress;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import onward.contracts.event.DaysExcused;
import onward.contracts.event.Event;
import onward.contracts.event.ExcusalWithdrawn;
import onward.contracts.event.PlanActivated;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.contracts.event.SessionCorrected;
import onward.contracts.event.SessionLogged;
import onward.contracts.event.SessionWithdrawn;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.ExcusalReason;
import onward.contracts.value.Frequency;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import onward.contracts.value.Session;
import onward.contracts.value.Side;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Log;
import onward.progress.adherence.PlanVersion;
import onward.progress.adherence.SessionRevision;
import onward.progress.adherence.Window;

/**
 * Any history of a client that the write side would let happen: plans, excusals, pauses, sessions with corrections and
 * withdrawals, around the dates on which clocks change in Europe and in America.
 */
public final class Histories {
    public static final Window WINDOW = new Window(LocalDate.of(2026, 10, 21), LocalDate.of(2026, 11, 5));

    private static final UUID SOMEONE = new UUID(1, 1);
    private static final Instant BEGIN = Instant.parse("2026-11-06T10:00:00Z");
    private static final int DAYS = 16;
    private static final List<PlanItem> ITEMS = List.of(
            item("walk", Category.WALKING, false, new Dose.Minutes(BigDecimal.TEN), new Frequency.PerDay(3, List.of())),
            item(
                    "walk",
                    Category.WALKING,
                    false,
                    new Dose.Minutes(new BigDecimal("7.5")),
                    new Frequency.PerDay(2, List.of())),
            item("stretch", Category.STRETCHING, true, hold(2, 30), new Frequency.PerDay(1, List.of())),
            item("bridge", Category.CORE, false, reps(3, 10), new Frequency.PerWeek(3)),
            item("bridge", Category.STRENGTH, false, reps(2, 8), new Frequency.PerWeek(2)),
            item("row", Category.STRENGTH, false, null, new Frequency.PerWeek(2)),
            item(
                    "row",
                    Category.STRENGTH,
                    false,
                    null,
                    new Frequency.PerDay(1, List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY))));
    private static final List<Entry> ENTRIES = List.of(
            minutes("walk", "10"),
            minutes("walk", "3.33"),
            minutes("walk", "45"),
            minutes("swim", "20"),
            minutes("bridge", "5"),
            sets("stretch", set(Side.LEFT, null, 30), set(Side.LEFT, null, 20), set(Side.RIGHT, null, 15)),
            sets("bridge", set(null, 12, null), set(null, 7, null), set(null, 10, null), set(null, 3, null)),
            sets("bridge", set(null, 0, null)),
            sets("row", set(null, 1, null)));
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati")
            .map(ZoneId::of)
            .toList();

    /** An event and when it was recorded. */
    public record Recorded(Event event, Instant at) {}

    private enum Kind {
        LOG,
        CORRECT,
        WITHDRAW,
        PLAN,
        EXCUSE,
        TAKE_BACK,
        PAUSE,
        RESUME
    }

    /** What is attempted; whether it can happen, the history so far decides. */
    private record Attempt(Kind kind, int which, int day, int minute, List<Integer> choices, boolean atOnce) {}

    private Histories() {}

    public static Arbitrary<List<Recorded>> any() {
        return attempts().list().ofMaxSize(40).map(attempts -> {
            Writing writing = new Writing();
            writing.attempt(new Attempt(Kind.PLAN, 0, 0, 0, List.of(0, 2, 3, 5), false));
            attempts.forEach(writing::attempt);
            return List.copyOf(writing.history);
        });
    }

    private static Arbitrary<Attempt> attempts() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(12, Kind.LOG),
                                Tuple.of(4, Kind.CORRECT),
                                Tuple.of(2, Kind.WITHDRAW),
                                Tuple.of(1, Kind.PLAN),
                                Tuple.of(2, Kind.EXCUSE),
                                Tuple.of(1, Kind.TAKE_BACK),
                                Tuple.of(1, Kind.PAUSE),
                                Tuple.of(2, Kind.RESUME)),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(0, DAYS + 3),
                        Arbitraries.integers().between(0, 24 * 60 - 1),
                        Arbitraries.integers()
                                .between(0, 100)
                                .list()
                                .ofMinSize(4)
                                .ofMaxSize(4),
                        Arbitraries.of(true, false))
                .as(Attempt::new);
    }

    /** What is known once all of that has happened. */
    public static Log log(List<Recorded> history) {
        List<PlanVersion> plans = new ArrayList<>();
        Map<UUID, Absence> absences = new HashMap<>();
        List<SessionRevision> sessions = new ArrayList<>();
        for (Recorded recorded : history) {
            switch (recorded.event()) {
                case PlanActivated plan ->
                    plans.add(new PlanVersion(plan.planVersion(), plan.effectiveFrom(), plan.items()));
                case DaysExcused days -> absences.put(days.excusalId(), new Absence.Excusal(days.from(), days.to()));
                case ExcusalWithdrawn withdrawn -> absences.remove(withdrawn.excusalId());
                case PlanPaused pause ->
                    absences.put(pause.pauseId(), new Absence.Pause(pause.from(), Optional.empty()));
                case PlanResumed resumed ->
                    absences.computeIfPresent(
                            resumed.pauseId(),
                            (_, pause) -> new Absence.Pause(((Absence.Pause) pause).from(), Optional.of(resumed.on())));
                case SessionLogged logged -> sessions.add(SessionRevision.of(logged.sessionId(), 1, logged.session()));
                case SessionCorrected corrected ->
                    sessions.add(SessionRevision.of(corrected.sessionId(), corrected.revision(), corrected.session()));
                default -> {}
            }
        }
        return new Log(
                plans,
                List.copyOf(absences.values()),
                sessions,
                history.stream()
                        .map(Recorded::event)
                        .filter(SessionWithdrawn.class::isInstance)
                        .map(event -> ((SessionWithdrawn) event).sessionId())
                        .collect(toSet()));
    }

    /** Makes a history of what is attempted, as the write side would decide. */
    private static final class Writing {
        private final List<Recorded> history = new ArrayList<>();
        private final Map<UUID, Integer> revisions = new HashMap<>();
        private Instant now = BEGIN;
        private int plans;
        private int excusals;
        private Optional<PlanPaused> pause = Optional.empty();

        void attempt(Attempt attempt) {
            UUID session = new UUID(2, attempt.which());
            LocalDate date = WINDOW.from().minusDays(2).plusDays(attempt.day());
            switch (attempt.kind()) {
                case LOG -> {
                    if (revisions.putIfAbsent(session, 1) == null) {
                        happened(attempt, new SessionLogged(session, session(attempt, date), SOMEONE));
                    } else {
                        correct(attempt, session, date);
                    }
                }
                case CORRECT -> correct(attempt, session, date);
                case WITHDRAW -> {
                    if (Objects.equals(revisions.put(session, -1), -1)) {
                        return;
                    }
                    happened(attempt, new SessionWithdrawn(session, SOMEONE));
                }
                case PLAN -> plan(attempt, date);
                case EXCUSE ->
                    happened(
                            attempt,
                            new DaysExcused(
                                    new UUID(3, excusals++),
                                    date,
                                    date.plusDays(attempt.which() % 4),
                                    ExcusalReason.ILLNESS,
                                    SOMEONE));
                case TAKE_BACK ->
                    happened(
                            attempt,
                            new ExcusalWithdrawn(new UUID(3, excusals == 0 ? excusals++ : excusals - 1), SOMEONE));
                case PAUSE -> {
                    if (pause.isEmpty()) {
                        PlanPaused paused =
                                new PlanPaused(new UUID(4, history.size()), date, ExcusalReason.OTHER, SOMEONE);
                        pause = Optional.of(paused);
                        happened(attempt, paused);
                    }
                }
                case RESUME -> {
                    pause.ifPresent(paused -> happened(
                            attempt,
                            new PlanResumed(paused.pauseId(), paused.from().plusDays(attempt.which() % 8), SOMEONE)));
                    pause = Optional.empty();
                }
            }
        }

        private void correct(Attempt attempt, UUID session, LocalDate date) {
            if (revisions.getOrDefault(session, -1) > 0) {
                int revision = revisions.merge(session, 1, Integer::sum);
                happened(attempt, new SessionCorrected(session, revision, session(attempt, date), SOMEONE));
            }
        }

        private void plan(Attempt attempt, LocalDate date) {
            Map<String, PlanItem> items = new HashMap<>();
            attempt.choices().forEach(choice -> {
                PlanItem item = ITEMS.get(choice % ITEMS.size());
                items.putIfAbsent(item.item(), item);
            });
            LocalDate from = date.minusDays(attempt.atOnce() ? 100 : 0);
            happened(
                    attempt,
                    new PlanActivated(
                            ++plans,
                            from,
                            Optional.empty(),
                            List.copyOf(items.values()),
                            List.of(),
                            List.of(),
                            SOMEONE));
        }

        /** Several may be recorded at the same instant. */
        private void happened(Attempt attempt, Event event) {
            now = attempt.atOnce() ? now : now.plusSeconds(1);
            history.add(new Recorded(event, now));
        }
    }

    private static Session session(Attempt attempt, LocalDate date) {
        List<Integer> choices = attempt.choices();
        ZoneId zone = ZONES.get(choices.get(0) % ZONES.size());
        OffsetDateTime start =
                date.atStartOfDay().plusMinutes(attempt.minute()).atZone(zone).toOffsetDateTime();
        return new Session(
                start,
                zone,
                choices.subList(0, 1 + choices.get(1) % 3).stream()
                        .map(choice -> ENTRIES.get(choice % ENTRIES.size()))
                        .toList(),
                choices.get(2) % 3 == 0 ? Optional.empty() : Optional.of(300),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                choices.get(3) % 2 == 0 ? Optional.empty() : Optional.of("device:watch"));
    }

    private static PlanItem item(String item, Category category, boolean perSide, Dose dose, Frequency frequency) {
        return new PlanItem(item, Optional.empty(), category, perSide, Optional.ofNullable(dose), frequency, List.of());
    }

    private static Dose reps(int sets, int reps) {
        return new Dose.Reps(new Range(sets, sets), new Range(reps, reps));
    }

    private static Dose hold(int sets, int seconds) {
        return new Dose.Hold(new Range(sets, sets + 1), new Range(seconds, seconds));
    }

    private static Entry minutes(String item, String minutes) {
        return new Entry.Timed(item, new BigDecimal(minutes));
    }

    private static Entry sets(String item, PerformedSet... sets) {
        return new Entry.Sets(item, List.of(sets));
    }

    private static PerformedSet set(Side side, Integer reps, Integer seconds) {
        return new PerformedSet(
                Optional.ofNullable(side), Optional.ofNullable(reps), Optional.ofNullable(seconds), Optional.empty());
    }
}
