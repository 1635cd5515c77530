package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.progress.adherence.Dates;
import onward.progress.adherence.Diary;
import onward.progress.adherence.PastStreaks;
import onward.progress.adherence.StreakWalk;
import onward.progress.adherence.Streaks;
import onward.progress.adherence.Window;

/**
 * Reads streaks as far as they reach: the last dates each time, what lies before them from what was found earlier, or in
 * parts if nothing was.
 *
 * @param window whose diary is at hand
 */
record StreakReads(Connection connection, UUID client, Moment moment, Window window, Diary diary) {
    /** Dates of the first part of a streak that is read beyond the window; every next part is twice as long. */
    private static final int FIRST_PART = 60;
    /** No streak is looked for further back: ten years of dates. */
    private static final int LONGEST_STREAK = 3660;
    /** Dates before the running one that are looked at each time: what is logged late mostly lies in them. */
    private static final int UNSETTLED = 14;
    /** What was found is found anew when so many more dates have to be looked at to reach it. */
    private static final int STALE = 30;

    /**
     * The streaks.
     *
     * @param toKeep what took long to find and holds until something changes
     */
    record Found(Streaks streaks, Optional<ToKeep> toKeep) {}

    /** @param changes those that it has seen */
    record ToKeep(long changes, PastStreaks past) {}

    /** The way back as far as the streaks reach, over all their dates. */
    StreakWalk walk(LocalDate today) throws SQLException {
        StreakWalk walk = StreakWalk.from(today);
        Optional<LocalDate> begins = PlanVersionTable.begins(connection, client, moment);
        if (begins.isPresent()) {
            walkBack(walk, end(begins.get(), today));
        }
        return walk;
    }

    /** The streaks, without looking at all their dates again. */
    Found upTo(LocalDate today) throws SQLException {
        Optional<LocalDate> begins = PlanVersionTable.begins(connection, client, moment);
        // Of another moment than now nothing is kept.
        if (begins.isEmpty() || !moment.equals(Moment.NOW)) {
            return new Found(walk(today).streaks(), Optional.empty());
        }
        StreakWalk walk = StreakWalk.from(today);
        LocalDate end = end(begins.get(), today);
        LocalDate settled = today.minusDays(UNSETTLED);
        walkBack(walk, Dates.later(end, settled.plusDays(1)));
        if (walk.hasEnded() || settled.isBefore(end)) {
            return new Found(walk.streaks(), Optional.empty());
        }
        Optional<StreakTable.Known> known = StreakTable.find(connection, client);
        StreakWalk before = StreakWalk.fromPast(settled);
        Optional<PastStreaks> found = known.flatMap(StreakTable.Known::past)
                .filter(past -> !past.upTo().isAfter(settled) && !past.since().isBefore(end));
        walkBack(before, found.map(past -> past.upTo().plusDays(1)).orElse(end));
        if (found.isPresent() && !before.hasEnded()) {
            before.goOnWith(found.get());
        }
        PastStreaks past = before.past();
        walk.goOnWith(past);
        boolean whole = before.hasEnded() || end.equals(begins.get());
        return new Found(
                walk.streaks(),
                known.filter(now -> whole && isWorthKeeping(past, now.past()))
                        .map(now -> new ToKeep(now.changes(), past)));
    }

    private static LocalDate end(LocalDate begins, LocalDate today) {
        return Dates.later(begins, today.minusDays(LONGEST_STREAK));
    }

    private static boolean isWorthKeeping(PastStreaks past, Optional<PastStreaks> kept) {
        return past.since().isBefore(past.upTo().minusDays(FIRST_PART))
                && kept.map(PastStreaks::upTo)
                        .map(upTo -> upTo.isBefore(past.upTo().minusDays(STALE)))
                        .orElse(true);
    }

    private void walkBack(StreakWalk walk, LocalDate first) throws SQLException {
        if (window.contains(walk.next())) {
            walk.backTo(Dates.later(window.from(), first), diary);
        }
        for (int part = FIRST_PART; !walk.hasEnded() && !walk.next().isBefore(first); part *= 2) {
            Window next = new Window(Dates.later(walk.next().minusDays(part - 1L), first), walk.next());
            walk.backTo(next.from(), Diaries.read(connection, client, next, moment));
        }
    }
}
