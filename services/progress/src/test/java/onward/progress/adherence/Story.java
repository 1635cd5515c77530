package onward.progress.adherence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import onward.contracts.value.Category;
import onward.contracts.value.Dose;
import onward.contracts.value.Entry;
import onward.contracts.value.Frequency;
import onward.contracts.value.PerformedSet;
import onward.contracts.value.PlanItem;
import onward.contracts.value.Range;
import onward.contracts.value.Session;
import onward.contracts.value.Side;

/** Tells what a client was prescribed and did; dates are in June 2026, whose first day is a Monday. */
final class Story {
    static final Frequency THREE_A_DAY = new Frequency.PerDay(3, List.of());
    static final Frequency ONCE_A_DAY = new Frequency.PerDay(1, List.of());
    static final Dose TEN_MINUTES = new Dose.Minutes(BigDecimal.TEN);
    static final PlanItem THREE_WALKS = item("walk", Category.WALKING, TEN_MINUTES, THREE_A_DAY);

    private final List<PlanVersion> plans = new ArrayList<>();
    private final List<Absence> absences = new ArrayList<>();
    private final List<SessionRevision> revisions = new ArrayList<>();
    private final Set<UUID> withdrawn = new HashSet<>();

    static Story of(PlanItem... items) {
        return new Story().plan(1, items);
    }

    static LocalDate june(int day) {
        return LocalDate.of(2026, 6, day);
    }

    static PlanItem item(String item, Category category, Dose dose, Frequency frequency) {
        return new PlanItem(item, Optional.empty(), category, false, Optional.ofNullable(dose), frequency, List.of());
    }

    static PlanItem perSide(PlanItem item) {
        return new PlanItem(
                item.item(), item.exercise(), item.category(), true, item.dose(), item.frequency(), item.assumed());
    }

    static Frequency weekly(int times) {
        return new Frequency.PerWeek(times);
    }

    static Dose reps(int sets, int from, int to) {
        return new Dose.Reps(new Range(sets, sets), new Range(from, to));
    }

    static Dose hold(int fromSets, int toSets, int seconds) {
        return new Dose.Hold(new Range(fromSets, toSets), new Range(seconds, seconds));
    }

    static Entry minutes(String item, Number minutes) {
        return new Entry.Timed(item, new BigDecimal(minutes.toString()));
    }

    static Entry sets(String item, int... reps) {
        return new Entry.Sets(
                item, IntStream.of(reps).mapToObj(rep -> set(null, rep, null)).toList());
    }

    static Entry sides(String item, List<Integer> left, List<Integer> right) {
        return new Entry.Sets(
                item,
                Stream.concat(
                                left.stream().map(reps -> set(Side.LEFT, reps, null)),
                                right.stream().map(reps -> set(Side.RIGHT, reps, null)))
                        .toList());
    }

    static Entry holds(String item, List<Integer> left, List<Integer> right) {
        return new Entry.Sets(
                item,
                Stream.concat(
                                left.stream().map(seconds -> set(Side.LEFT, null, seconds)),
                                right.stream().map(seconds -> set(Side.RIGHT, null, seconds)))
                        .toList());
    }

    private static PerformedSet set(Side side, Integer reps, Integer holdSeconds) {
        return new PerformedSet(
                Optional.ofNullable(side),
                Optional.ofNullable(reps),
                Optional.ofNullable(holdSeconds),
                Optional.empty());
    }

    Story plan(int fromDay, PlanItem... items) {
        plans.add(new PlanVersion(plans.size() + 1, june(fromDay), List.of(items)));
        return this;
    }

    Story absent(Absence absence) {
        absences.add(absence);
        return this;
    }

    Story excused(int fromDay, int toDay) {
        return absent(new Absence.Excusal(june(fromDay), june(toDay)));
    }

    /** Each entry in a session of its own. */
    Story did(int day, Entry... entries) {
        for (Entry entry : entries) {
            did(UUID.randomUUID(), 1, june(day) + "T09:00:00+01:00", "Europe/London", entry);
        }
        return this;
    }

    Story walked(int day, Number... minutes) {
        return did(day, Stream.of(minutes).map(some -> minutes("walk", some)).toArray(Entry[]::new));
    }

    Story did(UUID session, int revision, String startedAt, String zone, Entry... entries) {
        return logged(session, revision, startedAt, zone, null, null, entries);
    }

    Story logged(
            UUID session,
            int revision,
            String startedAt,
            String zone,
            Integer durationMinutes,
            String source,
            Entry... entries) {
        revisions.add(SessionRevision.of(
                session,
                revision,
                new Session(
                        OffsetDateTime.parse(startedAt),
                        ZoneId.of(zone),
                        List.of(entries),
                        Optional.ofNullable(durationMinutes),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(source))));
        return this;
    }

    Story withdrew(UUID session) {
        withdrawn.add(session);
        return this;
    }

    Log log() {
        return new Log(plans, absences, revisions, withdrawn);
    }

    Adherence over(int fromDay, int toDay) {
        return Adherence.of(Diary.of(log()), new Window(june(fromDay), june(toDay)));
    }

    Adherence on(int day) {
        return over(day, day);
    }

    String overall(int fromDay, int toDay) {
        return over(fromDay, toDay).overall().map(Fraction::toString).orElse("nothing due");
    }

    Score item(String item, int fromDay, int toDay) {
        return over(fromDay, toDay).items().get(item);
    }

    DayStatus status(int day) {
        return over(day, day).days().getFirst();
    }

    Streaks streaks(int today) {
        return Streaks.upTo(june(today), Diary.of(log()));
    }
}
