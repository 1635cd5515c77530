package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Diary;
import onward.progress.adherence.Log;
import onward.progress.adherence.Window;

/** Loads what the figures of a window are made of. */
public final class Diaries {
    /** Dates around a window whose sessions may be linked with sessions in it: a day long, in zones a day apart. */
    public static final int REACH_OF_A_LINK = 3;

    private Diaries() {}

    /**
     * The diary of a window, as it was known at that moment.
     *
     * @param connection its search path is the projection's schema
     */
    public static Diary read(Connection connection, UUID client, Window window, Moment moment) throws SQLException {
        Window around =
                new Window(window.from().minusDays(REACH_OF_A_LINK), window.to().plusDays(REACH_OF_A_LINK));
        return Diary.of(new Log(
                PlanVersionTable.inForce(connection, client, window, moment),
                absences(connection, client, window, moment),
                SessionTable.within(connection, client, around, moment),
                Set.of()));
    }

    /** The excusals and pauses that reach into a window. */
    public static List<Absence> absences(Connection connection, UUID client, Window window, Moment moment)
            throws SQLException {
        return Stream.concat(
                        ExcusalTable.within(connection, client, window, moment).stream(),
                        PauseTable.within(connection, client, window, moment).stream())
                .toList();
    }

    /** The first date on which any plan is in force. */
    public static Optional<LocalDate> planBegins(Connection connection, UUID client) throws SQLException {
        return PlanVersionTable.begins(connection, client, Moment.NOW);
    }

    /** When the last movement ended, if there was any. */
    public static Optional<Instant> lastMovement(Connection connection, UUID client) throws SQLException {
        return SessionTable.lastEnd(connection, client);
    }
}
