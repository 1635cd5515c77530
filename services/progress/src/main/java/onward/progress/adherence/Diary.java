package onward.progress.adherence;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onward.contracts.value.Category;
import onward.contracts.value.PlanItem;

/** A client's log, laid out by date. Not for several threads. */
public final class Diary {
    /** What is told of a date that is both excused and paused. */
    private static final Comparator<Absence> EXCUSAL_FIRST =
            Comparator.comparing(absence -> absence instanceof Absence.Pause);

    private final PlanHistory plans;
    private final List<Absence> absences;
    private final Performances performances;
    private final Map<LocalDate, Day> days = new HashMap<>();
    private final Map<LocalDate, List<FilledSlots>> daily = new HashMap<>();
    private final Map<LocalDate, List<Part>> weekly = new HashMap<>();
    private final Map<LocalDate, DayStatus> statuses = new HashMap<>();
    private final Map<LocalDate, DayStatus.Judged> movements = new HashMap<>();

    private Diary(Log log) {
        this.plans = new PlanHistory(log.plans());
        this.absences = log.absences();
        this.performances = Performances.of(log);
    }

    public static Diary of(Log log) {
        return new Diary(log);
    }

    Day day(LocalDate date) {
        return days.computeIfAbsent(date, this::layOut);
    }

    private Day layOut(LocalDate date) {
        Optional<Absence> absence =
                absences.stream().filter(absent -> absent.covers(date)).min(EXCUSAL_FIRST);
        return new Day(
                date,
                absence.isPresent() ? Optional.empty() : plans.inForceOn(date),
                absence,
                performances.on(date),
                performances.linkedOn(date));
    }

    /** The slots of daily items on that date. */
    List<FilledSlots> daily(LocalDate date) {
        return daily.computeIfAbsent(date, one -> DailySlots.of(day(one)).toList());
    }

    /** What that date adds to the slots of weekly items. */
    List<Part> weekly(LocalDate date) {
        return weekly.computeIfAbsent(date, one -> WeeklySlots.parts(day(one)).toList());
    }

    /** How that date went. */
    public DayStatus status(LocalDate date) {
        return statuses.computeIfAbsent(date, one -> DayStatus.of(day(one), daily(one), movement(one)));
    }

    /** Whether the client moved on that date: a part of its {@link #status} that takes less to find. */
    public DayStatus.Mark moving(LocalDate date) {
        return movement(date).mark();
    }

    private DayStatus.Judged movement(LocalDate date) {
        return movements.computeIfAbsent(date, one -> DayStatus.movement(day(one), daily(one)));
    }

    /** Whether a plan is in force on that date, excused or paused or not. */
    public boolean isPrescribed(LocalDate date) {
        return plans.inForceOn(date).isPresent();
    }

    /** Whether something may be due on that date: a plan is in force, and it is neither excused nor paused. */
    public boolean isActive(LocalDate date) {
        return day(date).isActive();
    }

    /** What counts as done on that date, in time. */
    public List<Performance> performed(LocalDate date) {
        return performances.on(date);
    }

    /** The category that the plan in force on that date gives an item. */
    public Optional<Category> category(LocalDate date, String item) {
        return plans.inForceOn(date).flatMap(plan -> plan.item(item)).map(PlanItem::category);
    }

    /** The first date on which a plan is in force: before it, every date is neutral. */
    Optional<LocalDate> begins() {
        return plans.begins();
    }
}
