package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.PlanPaused;
import onward.contracts.event.PlanResumed;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Window;
import onward.progress.projection.Batch;

/** Pauses of the plan: nothing is due from a date on until another. */
final class PauseTable {
    private final Batch paused = new Batch("""
            insert into pause (client_id, pause_id, from_date, paused_at) values (?, ?, ?, ?)
            on conflict do nothing
            """);
    private final Batch resumed = new Batch("""
            update pause set resume_on = ?, resumed_at = ? where client_id = ? and pause_id = ?
            """);

    void add(UUID client, PlanPaused event, Instant recordedAt) {
        paused.add(client, event.pauseId(), event.from(), recordedAt);
    }

    void add(UUID client, PlanResumed event, Instant recordedAt) {
        resumed.add(event.on(), recordedAt, client, event.pauseId());
    }

    void write(Connection connection) throws SQLException {
        paused.runOn(connection);
        resumed.runOn(connection);
    }

    /** Those that reach into the window; one that was resumed later than the moment is still open. */
    static List<Absence> within(Connection connection, UUID client, Window window, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select from_date, case when resumed_at <= ? then resume_on end as resumed_on
                from pause
                where client_id = ? and from_date <= ? and paused_at <= ?
                  and (resumed_at is null or resumed_at > ? or resume_on > ?)
                """)) {
            select.setObject(1, moment.recordedUpTo());
            select.setObject(2, client);
            select.setObject(3, window.to());
            select.setObject(4, moment.recordedUpTo());
            select.setObject(5, moment.recordedUpTo());
            select.setObject(6, window.from());
            try (ResultSet row = select.executeQuery()) {
                List<Absence> absences = new ArrayList<>();
                while (row.next()) {
                    absences.add(new Absence.Pause(
                            row.getObject("from_date", LocalDate.class),
                            Optional.ofNullable(row.getObject("resumed_on", LocalDate.class))));
                }
                return absences;
            }
        }
    }
}
