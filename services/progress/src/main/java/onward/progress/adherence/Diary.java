package onward.progress.adherence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client's log, laid out by date. Not for several threads. */
public final class Diary {
    private final PlanHistory plans;
    private final List<Absence> absences;
    private final Performances performances;
    private final Map<LocalDate, DayStatus> statuses = new HashMap<>();

    private Diary(Log log) {
        this.plans = new PlanHistory(log.plans());
        this.absences = log.absences();
        this.performances = Performances.of(log);
    }

    public static Diary of(Log log) {
        return new Diary(log);
    }

    Day day(LocalDate date) {
        boolean absent = absences.stream().anyMatch(absence -> absence.covers(date));
        return new Day(date, absent ? Optional.empty() : plans.inForceOn(date), performances.on(date));
    }

    DayStatus status(LocalDate date) {
        return statuses.computeIfAbsent(date, day -> DayStatus.of(day(day)));
    }

    /** The first date on which a plan is in force: before it, every date is neutral. */
    Optional<LocalDate> begins() {
        return plans.begins();
    }
}
