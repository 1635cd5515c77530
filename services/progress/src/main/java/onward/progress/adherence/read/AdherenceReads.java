package onward.progress.adherence.read;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.database.Database;
import onward.kit.intake.Intake;
import onward.progress.adherence.Adherence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Log;
import onward.progress.adherence.StreakWalk;
import onward.progress.adherence.Streaks;
import onward.progress.adherence.Window;
import onward.progress.reading.ClientReads;

/** Loads what a window needs, and a streak as far as it reaches, and has the figures computed. */
@Singleton
final class AdherenceReads {
    /** Dates around a window whose sessions may be linked with sessions in it: a day long, in zones a day apart. */
    private static final int REACH_OF_A_LINK = 3;
    /** Dates of the first part of a streak that is read beyond the window; every next part is twice as long. */
    private static final int FIRST_PART = 60;
    /** No streak is looked for further back: ten years of dates. */
    private static final int LONGEST_STREAK = 3660;

    private final ClientReads reads;
    private final Clock clock;

    AdherenceReads(
            Database database,
            @Named(AdherenceProjection.NAME) Intake intake,
            AdherenceProjection projection,
            Clock clock) {
        this.reads = new ClientReads(database, intake, projection);
        this.clock = clock;
    }

    /** The figures of a window, and the streaks up to a date. */
    record Figures(Adherence adherence, Streaks streaks) {}

    /** @param today the running date; the client's own current date if absent */
    Figures read(Caller caller, UUID id, Window window, Optional<LocalDate> today, Optional<Long> atLeast) {
        return reads.read(caller, id, atLeast, (connection, client) -> {
            Diary diary = diary(connection, id, window);
            LocalDate running = today.orElseGet(() -> LocalDate.now(clock.withZone(client.timeZone())));
            return new Figures(Adherence.of(diary, window), streaks(connection, id, running, window, diary));
        });
    }

    private static Streaks streaks(Connection connection, UUID client, LocalDate today, Window window, Diary known)
            throws SQLException {
        StreakWalk walk = StreakWalk.from(today);
        Optional<LocalDate> begins = PlanVersionTable.begins(connection, client);
        if (begins.isEmpty()) {
            return walk.streaks();
        }
        LocalDate end = later(begins.get(), today.minusDays(LONGEST_STREAK));
        if (window.contains(today)) {
            walk.backTo(later(window.from(), end), known);
        }
        for (int part = FIRST_PART; !walk.hasEnded() && !walk.next().isBefore(end); part *= 2) {
            Window next = new Window(later(walk.next().minusDays(part - 1L), end), walk.next());
            walk.backTo(next.from(), diary(connection, client, next));
        }
        return walk.streaks();
    }

    private static Diary diary(Connection connection, UUID client, Window window) throws SQLException {
        Window around =
                new Window(window.from().minusDays(REACH_OF_A_LINK), window.to().plusDays(REACH_OF_A_LINK));
        return Diary.of(new Log(
                PlanVersionTable.inForce(connection, client, window),
                ExcusalTable.within(connection, client, window),
                SessionTable.within(connection, client, around),
                Set.of()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
