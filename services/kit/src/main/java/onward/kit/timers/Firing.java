package onward.kit.timers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.kit.database.Timestamps;

/**
 * The statements around one firing. The row stays, locked and without a moment, until the handler is done: whoever sets
 * or cancels the timer meanwhile waits for the row and so acts after it; one that the handler inserted anew would escape
 * a cancelling that was already waiting.
 */
final class Firing {
    private Firing() {}

    /**
     * Takes the moment out of the timer's row.
     *
     * @return empty if it is no longer due, or fires elsewhere
     */
    static Optional<Timer> begin(Connection transaction, String name, UUID subject, Instant now) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update timers.timer t set due_at = null, attempts = 0, cause = null, free_at = null
                from (
                    select name, subject, due_at from timers.timer
                    where name = ? and subject = ? and due_at <= ?
                        and (free_at is null or free_at <= clock_timestamp())
                    for update skip locked
                ) due
                where t.name = due.name and t.subject = due.subject
                returning due.due_at as due_at
                """)) {
            update.setString(1, name);
            update.setObject(2, subject);
            Timestamps.set(update, 3, now);
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Timer(name, subject, Timestamps.at(row, "due_at")))
                        : Optional.empty();
            }
        }
    }

    /** Takes the timer away, if its handler did not set it again. */
    static void end(Connection transaction, Timer timer) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement(
                "delete from timers.timer where name = ? and subject = ? and due_at is null")) {
            delete.setString(1, timer.name());
            delete.setObject(2, timer.subject());
            delete.executeUpdate();
        }
    }

    /** Leaves the timer alone for 1, 2, 4, ... 300 seconds; does nothing to one that was set to another moment. */
    static void putOff(Connection connection, Timer timer, String cause) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update timers.timer
                set attempts = attempts + 1,
                    cause = ?,
                    free_at = clock_timestamp() + make_interval(secs => least(300, power(2, least(attempts, 9))))
                where name = ? and subject = ? and due_at = ?
                """)) {
            update.setString(1, cause);
            update.setString(2, timer.name());
            update.setObject(3, timer.subject());
            Timestamps.set(update, 4, timer.dueAt());
            update.executeUpdate();
        }
    }
}
