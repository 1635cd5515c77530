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
import onward.contracts.event.DaysExcused;
import onward.contracts.event.ExcusalWithdrawn;
import onward.progress.adherence.Absence;
import onward.progress.adherence.Window;
import onward.progress.projection.Batch;

/** Dates on which nothing is due; a withdrawal is final, whatever comes first. */
final class ExcusalTable {
    private final Batch excused = new Batch("""
            insert into excusal (client_id, excusal_id, from_date, to_date, recorded_at)
            values (?, ?, ?, ?, ?)
            on conflict (client_id, excusal_id) do update
            set from_date = excluded.from_date, to_date = excluded.to_date, recorded_at = excluded.recorded_at
            """);
    private final Batch withdrawn = new Batch("""
            insert into excusal (client_id, excusal_id, withdrawn_at)
            values (?, ?, ?)
            on conflict (client_id, excusal_id) do update
            set withdrawn_at = coalesce(excusal.withdrawn_at, excluded.withdrawn_at)
            """);

    void add(UUID client, DaysExcused event, Instant recordedAt) {
        excused.add(client, event.excusalId(), event.from(), event.to(), recordedAt);
    }

    void add(UUID client, ExcusalWithdrawn event, Instant recordedAt) {
        withdrawn.add(client, event.excusalId(), recordedAt);
    }

    void write(Connection connection) throws SQLException {
        excused.runOn(connection);
        withdrawn.runOn(connection);
    }

    /** The dates of an excusal; none if only its withdrawal was seen. */
    static Optional<Window> dates(Connection connection, UUID client, UUID excusal) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select from_date, to_date from excusal where client_id = ? and excusal_id = ?")) {
            select.setObject(1, client);
            select.setObject(2, excusal);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getObject("from_date") != null
                        ? Optional.of(new Window(
                                row.getObject("from_date", LocalDate.class), row.getObject("to_date", LocalDate.class)))
                        : Optional.empty();
            }
        }
    }

    /** Those that hold and reach into the window. */
    static List<Absence> within(Connection connection, UUID client, Window window, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select from_date, to_date
                from excusal
                where client_id = ? and to_date >= ? and from_date <= ?
                  and recorded_at <= ? and (withdrawn_at is null or withdrawn_at > ?)
                """)) {
            select.setObject(1, client);
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            select.setObject(4, moment.recordedUpTo());
            select.setObject(5, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<Absence> absences = new ArrayList<>();
                while (row.next()) {
                    absences.add(new Absence.Excusal(
                            row.getObject("from_date", LocalDate.class), row.getObject("to_date", LocalDate.class)));
                }
                return absences;
            }
        }
    }
}
