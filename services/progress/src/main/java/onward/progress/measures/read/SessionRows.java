package onward.progress.measures.read;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Window;
import onward.progress.adherence.read.Moment;
import onward.progress.adherence.read.Windows;

/** When clients did their sessions and how hard they were; the search path is the projection's schema. */
public final class SessionRows {
    private SessionRows() {}

    /** The dates from the first session to the last, as it is known now, if there is any. */
    public static Optional<Window> dates(Connection connection, UUID client) throws SQLException {
        // What asks for a moment is planned anew each time, which takes ten times as long as reading it.
        try (PreparedStatement select = connection.prepareStatement("""
                select min(local_date) as first, max(local_date) as last
                from session_revision where client_id = ? and superseded_at is null
                """)) {
            select.setObject(1, client);
            return dates(select);
        }
    }

    /** The same as it was known at that moment. */
    public static Optional<Window> dates(Connection connection, UUID client, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select min(local_date) as first, max(local_date) as last
                from session_revision
                where client_id = ? and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            select.setObject(3, moment.recordedUpTo());
            return dates(select);
        }
    }

    private static Optional<Window> dates(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return Windows.maybe(row, "first", "last");
        }
    }

    /** When the first session of a date ended, and the last. */
    public record Ends(Instant first, Instant last) {}

    /**
     * When the first and the last session of that date ended.
     *
     * @throws IllegalStateException if none is known
     */
    public static Ends ends(Connection connection, UUID client, LocalDate date) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select min(ended_at) as first, max(ended_at) as last
                from session_revision
                where client_id = ? and local_date = ? and superseded_at is null
                """)) {
            select.setObject(1, client);
            select.setObject(2, date);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime first = row.getObject("first", OffsetDateTime.class);
                if (first == null) {
                    throw new IllegalStateException("no session on " + date);
                }
                return new Ends(first.toInstant(), Timestamps.at(row, "last"));
            }
        }
    }

    /**
     * The load of one session.
     *
     * @param load effort x minutes
     * @param fromDevice whether a device logged it, so that the same bout may have been logged by hand too
     */
    record SessionLoad(UUID sessionId, LocalDate date, BigDecimal load, boolean fromDevice) {}

    /** The sessions of which effort and minutes are known. */
    static List<SessionLoad> loads(Connection connection, UUID client, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select session_id, local_date, effort * minutes as load, from_device
                from session_revision
                where client_id = ? and effort is not null and minutes is not null
                  and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            select.setObject(3, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                List<SessionLoad> loads = new ArrayList<>();
                while (row.next()) {
                    loads.add(new SessionLoad(
                            row.getObject("session_id", UUID.class),
                            row.getObject("local_date", LocalDate.class),
                            row.getBigDecimal("load"),
                            row.getBoolean("from_device")));
                }
                return loads;
            }
        }
    }

    /** Who moved in which ISO week, by its Monday, of all those clients; only dates of the window count. */
    public static Map<LocalDate, Set<UUID>> byWeek(Connection connection, Collection<UUID> clients, Window window)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct date_trunc('week', local_date)::date as monday, client_id
                from session_revision
                where client_id = any (?) and local_date between ? and ? and superseded_at is null
                """)) {
            select.setArray(1, connection.createArrayOf("uuid", clients.toArray()));
            select.setObject(2, window.from());
            select.setObject(3, window.to());
            try (ResultSet row = select.executeQuery()) {
                Map<LocalDate, Set<UUID>> moved = new HashMap<>();
                while (row.next()) {
                    moved.computeIfAbsent(row.getObject("monday", LocalDate.class), _ -> new HashSet<>())
                            .add(row.getObject("client_id", UUID.class));
                }
                return moved;
            }
        }
    }
}
