package onward.progress.triage;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import onward.contracts.value.TriageReason;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Fraction;
import onward.progress.adherence.Window;

/** Something was due on 3 dates that are over, and there is no session at all. */
public final class NeverStarted {
    /** Dates that are counted, at most; whoever has not begun by then is known to need somebody. */
    public static final int MOST_DATES = 56;

    private static final int ENOUGH = 3;

    private NeverStarted() {}

    /** The dates that count: from the first on which the client could have begun to yesterday. */
    public static Optional<Window> dates(LocalDate begin, LocalDate today) {
        LocalDate last = begin.plusDays(MOST_DATES - 1L);
        LocalDate yesterday = today.minusDays(1);
        return begin.isBefore(today)
                ? Optional.of(new Window(begin, last.isBefore(yesterday) ? last : yesterday))
                : Optional.empty();
    }

    /**
     * Of a client without any session.
     *
     * @param onHold on which nobody is asked to begin
     * @param plan the event that activated the plan in force, as far as it is known
     */
    public static Optional<Need> of(
            Window dates, Diary diary, Predicate<LocalDate> onHold, ZoneId home, Optional<UUID> plan) {
        List<LocalDate> due = dates.dates()
                .filter(date -> !onHold.test(date))
                .filter(date ->
                        Adherence.sums(diary, new Window(date, date)).overall().isPresent())
                .toList();
        return due.size() < ENOUGH
                ? Optional.empty()
                : Optional.of(new Need(
                        TriageReason.NEVER_STARTED,
                        Optional.empty(),
                        due.getFirst().atStartOfDay(home).toInstant(),
                        Fraction.of(due.size()),
                        plan.stream().toList()));
    }
}
