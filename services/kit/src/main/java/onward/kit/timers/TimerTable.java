package onward.kit.timers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.kit.database.Timestamps;

/**
 * The timers of one service. Everything happens in the caller's transaction; what is said about a timer that is just
 * firing waits for that and holds after it.
 */
public final class TimerTable {
    private TimerTable() {}

    /** Sets the timer, whatever it was set to before. */
    public static void set(Connection transaction, String name, UUID subject, Instant dueAt) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into timers.timer as t (name, subject, due_at) values (?, ?, ?)
                on conflict (name, subject) do update
                set due_at = excluded.due_at, attempts = 0, cause = null, free_at = null
                """)) {
            upsert.setString(1, name);
            upsert.setObject(2, subject);
            Timestamps.set(upsert, 3, dueAt);
            upsert.executeUpdate();
        }
    }

    /** Sets the timer, unless it is set to an earlier moment: that stays. */
    public static void setNoLater(Connection transaction, String name, UUID subject, Instant dueAt)
            throws SQLException {
        setNoLater(transaction, name, Map.of(subject, dueAt));
    }

    /**
     * The same for many subjects, in one statement. Their rows are taken in one order, so that two who do so at once
     * cannot wait for each other.
     */
    public static void setNoLater(Connection transaction, String name, Map<UUID, Instant> dueAt) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                insert into timers.timer as t (name, subject, due_at)
                select ?, d.subject, d.due_at from unnest(?::uuid[], ?::timestamptz[]) as d (subject, due_at)
                order by d.subject
                on conflict (name, subject) do update
                set due_at = excluded.due_at, attempts = 0, cause = null, free_at = null
                where t.due_at is null or excluded.due_at < t.due_at
                """)) {
            List<UUID> subjects = List.copyOf(dueAt.keySet());
            upsert.setString(1, name);
            upsert.setArray(2, transaction.createArrayOf("uuid", subjects.toArray()));
            upsert.setArray(
                    3,
                    transaction.createArrayOf(
                            "timestamptz",
                            subjects.stream()
                                    .map(subject -> dueAt.get(subject).toString())
                                    .toArray()));
            upsert.executeUpdate();
        }
    }

    /** Takes the timer away; does nothing if it is not set. */
    public static void cancel(Connection transaction, String name, UUID subject) throws SQLException {
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from timers.timer where name = ? and subject = ?")) {
            delete.setString(1, name);
            delete.setObject(2, subject);
            delete.executeUpdate();
        }
    }

    /** When it is due; empty if it is not set. */
    public static Optional<Instant> find(Connection connection, String name, UUID subject) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select due_at from timers.timer where name = ? and subject = ?")) {
            select.setString(1, name);
            select.setObject(2, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Timestamps.at(row, "due_at")) : Optional.empty();
            }
        }
    }

    /** Whether one of those names is due, be it left alone for a while because it failed. */
    static boolean isAnyDue(Connection connection, Collection<String> names, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select exists (select from timers.timer where due_at <= ? and name = any (?)) as due")) {
            Timestamps.set(select, 1, now);
            select.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean("due");
            }
        }
    }

    /** How many of those names are due, failed ones that are left alone included. */
    static long countDue(Connection connection, Collection<String> names, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select count(*) as due from timers.timer where due_at <= ? and name = any (?)")) {
            Timestamps.set(select, 1, now);
            select.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong("due");
            }
        }
    }

    /** Those of the names of which something is due and not left alone. */
    static Set<String> namesDue(Connection connection, Collection<String> names, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct name from timers.timer
                where due_at <= ? and name = any (?) and (free_at is null or free_at <= clock_timestamp())
                """)) {
            Timestamps.set(select, 1, now);
            select.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = select.executeQuery()) {
                Set<String> due = new HashSet<>();
                while (row.next()) {
                    due.add(row.getString("name"));
                }
                return due;
            }
        }
    }

    /** What is due of those names and not left alone, the earliest first. */
    static List<Timer> due(Connection connection, Collection<String> names, Instant now, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select name, subject, due_at from timers.timer
                where due_at <= ? and name = any (?) and (free_at is null or free_at <= clock_timestamp())
                order by due_at, name, subject limit ?
                """)) {
            Timestamps.set(select, 1, now);
            select.setArray(2, connection.createArrayOf("text", names.toArray()));
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                List<Timer> due = new ArrayList<>();
                while (row.next()) {
                    due.add(new Timer(
                            row.getString("name"), row.getObject("subject", UUID.class), Timestamps.at(row, "due_at")));
                }
                return due;
            }
        }
    }
}
