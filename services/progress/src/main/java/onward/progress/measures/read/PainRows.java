package onward.progress.measures.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Moment;
import onward.progress.measures.DailyPain;

/** What clients said of their pain, in check-ins and with sessions; the search path is the projection's schema. */
public final class PainRows {
    /** Every date. */
    public static final Window ALWAYS = new Window(LocalDate.MIN, LocalDate.MAX);

    private PainRows() {}

    /** The dates of a window with a reading, in order. */
    public static List<DailyPain> daily(Connection connection, UUID client, Window window, Moment moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select local_date, sum(pain) as sum, count(pain) as readings, max(at) as last_at
                from (
                    select local_date, at, pain_now as pain
                    from check_in
                    where client_id = ? and local_date between ? and ? and pain_now is not null and recorded_at <= ?
                    union all
                    select local_date, reading.at, reading.pain
                    from session_revision
                    cross join lateral (values (started_at, pain_before), (ended_at, pain_after)) as reading (at, pain)
                    where client_id = ? and local_date between ? and ? and reading.pain is not null
                      and (pain_before is not null or pain_after is not null)
                      and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
                ) as reading
                group by local_date
                order by local_date
                """)) {
            select.setObject(1, client);
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            select.setObject(4, moment.recordedUpTo());
            select.setObject(5, client);
            select.setObject(6, window.from());
            select.setObject(7, window.to());
            select.setObject(8, moment.recordedUpTo());
            select.setObject(9, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<DailyPain> days = new ArrayList<>();
                while (row.next()) {
                    days.add(DailyPain.of(
                            row.getObject("local_date", LocalDate.class),
                            row.getLong("sum"),
                            row.getLong("readings"),
                            Timestamps.at(row, "last_at")));
                }
                return days;
            }
        }
    }

    /** A session that told its pain after. */
    public record PainAfter(UUID sessionId, LocalDate date, Instant endedAt, int pain) {}

    /** The sessions of a window that told their pain after, in the order in which they ended. */
    public static List<PainAfter> afterSessions(Connection connection, UUID client, Window window, Moment moment)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select session_id, local_date, ended_at, pain_after
                from session_revision
                where client_id = ? and local_date between ? and ? and pain_after is not null
                  and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
                order by ended_at, session_id
                """)) {
            select.setObject(1, client);
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            select.setObject(4, moment.recordedUpTo());
            select.setObject(5, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<PainAfter> sessions = new ArrayList<>();
                while (row.next()) {
                    sessions.add(new PainAfter(
                            row.getObject("session_id", UUID.class),
                            row.getObject("local_date", LocalDate.class),
                            Timestamps.at(row, "ended_at"),
                            row.getInt("pain_after")));
                }
                return sessions;
            }
        }
    }
}
