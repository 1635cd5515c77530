package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import onward.progress.adherence.Diary;
import onward.progress.adherence.StreakWalk;
import onward.progress.adherence.Window;

/** Walks back along the streaks: through the window that is known already, then part by part as far as they reach. */
final class StreakReading {
    /** Dates of the first part of a streak that is read beyond the window; every next part is twice as long. */
    private static final int FIRST_PART = 60;
    /** No streak is looked for further back: ten years of dates. */
    private static final int LONGEST_STREAK = 3660;

    private StreakReading() {}

    static StreakWalk walk(
            Connection connection, UUID client, Moment moment, LocalDate today, Window window, Diary known)
            throws SQLException {
        StreakWalk walk = StreakWalk.from(today);
        Optional<LocalDate> begins = PlanVersionTable.begins(connection, client, moment);
        if (begins.isEmpty()) {
            return walk;
        }
        LocalDate end = later(begins.get(), today.minusDays(LONGEST_STREAK));
        if (window.contains(today)) {
            walk.backTo(later(window.from(), end), known);
        }
        for (int part = FIRST_PART; !walk.hasEnded() && !walk.next().isBefore(end); part *= 2) {
            Window next = new Window(later(walk.next().minusDays(part - 1L), end), walk.next());
            walk.backTo(next.from(), Diaries.read(connection, client, next, moment));
        }
        return walk;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
