package onward.notifications.queue;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Origin;
import onward.kit.database.Database;
import onward.kit.database.Timestamps;
import onward.kit.tracing.Origins;
import onward.notifications.mail.MailKind;

/** The table of what is to be mailed: what is asked for, and what is in it. */
@Singleton
public final class Mails {
    /** So long after the last change in a row the client is told of them. */
    public static final Duration CHANGES_IN_A_ROW = Duration.ofMinutes(30);

    private final Database database;

    Mails(Database database) {
        this.database = database;
    }

    /**
     * Asks for a mail, in the transaction that applies what asks for it; asking again changes nothing. It is on account
     * of the request that this thread works for.
     */
    public static void ask(Connection connection, NewMail mail) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notifications.mail
                    (mail_id, kind, person_id, stream_id, due_at, gap_id, content, request_id, trace_parent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (mail_id) do nothing
                """)) {
            insert.setObject(1, mail.id());
            insert.setString(2, mail.kind().code());
            insert.setObject(3, mail.personId());
            insert.setObject(4, mail.streamId());
            Timestamps.set(insert, 5, mail.dueAt());
            insert.setObject(6, mail.gap().orElse(null), Types.OTHER);
            insert.setBytes(7, mail.content().orElse(null));
            Origin origin = Origins.current();
            insert.setString(8, origin.requestId().orElse(null));
            insert.setString(9, origin.traceParent().orElse(null));
            insert.executeUpdate();
        }
    }

    /**
     * Asks for the mail about a changed plan. One that nobody has in hands yet speaks of this change too, and waits for
     * the end of the row.
     */
    public static void askOfChange(Connection connection, UUID client, UUID event, Instant changedAt)
            throws SQLException {
        Instant dueAt = changedAt.plus(CHANGES_IN_A_ROW);
        try (PreparedStatement update = connection.prepareStatement("""
                update notifications.mail set due_at = greatest(due_at, ?)
                where person_id = ? and kind = ? and state = 'waiting' and claim is null
                """)) {
            Timestamps.set(update, 1, dueAt);
            update.setObject(2, client);
            update.setString(3, MailKind.PLAN_CHANGED.code());
            if (update.executeUpdate() == 0) {
                ask(connection, NewMail.toClient(MailKind.PLAN_CHANGED, client, event, dueAt));
            }
        }
    }

    /** Somebody looks after the client now: an alert that waits for that goes at once. */
    public static void wakeAlerts(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notifications.mail set free_at = clock_timestamp()
                where person_id = ? and kind = ? and state = 'waiting' and claim is null
                """)) {
            update.setObject(1, client);
            update.setString(2, MailKind.RED_FLAG_ALERT.code());
            update.executeUpdate();
        }
    }

    /** A mail of that kind that waits and that nobody has in hands, held until the transaction ends. */
    public static Optional<UUID> waiting(Connection transaction, MailKind kind, UUID person) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select mail_id from notifications.mail
                where person_id = ? and kind = ? and state = 'waiting' and claim is null
                limit 1 for update
                """)) {
            select.setObject(1, person);
            select.setString(2, kind.code());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject("mail_id", UUID.class)) : Optional.empty();
            }
        }
    }

    /** Replaces what it is about. */
    public static void say(Connection transaction, UUID mailId, byte[] content) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update notifications.mail set content = ? where mail_id = ?")) {
            update.setBytes(1, content);
            update.setObject(2, mailId);
            update.executeUpdate();
        }
    }

    /** What the mail is about, sealed; empty if it is only of its kind. */
    public Optional<byte[]> content(UUID mailId) {
        return database.autoCommit(connection -> content(connection, mailId));
    }

    /** The same, in that transaction. */
    public static Optional<byte[]> content(Connection connection, UUID mailId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select content from notifications.mail where mail_id = ?")) {
            select.setObject(1, mailId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes("content")) : Optional.empty();
            }
        }
    }

    /** The version of the plan that the client was told of last, by a mail that went or may have gone. */
    public Optional<Integer> lastToldPlan(UUID client) {
        return database.autoCommit(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select max(told) as told from notifications.mail
                    where person_id = ? and kind = ? and state in ('handing-over', 'sent', 'doubtful')
                    """)) {
                select.setObject(1, client);
                select.setString(2, MailKind.PLAN_CHANGED.code());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    int told = row.getInt("told");
                    return row.wasNull() ? Optional.empty() : Optional.of(told);
                }
            }
        });
    }

    /** How many calls to come back went in that gap, or may have gone. */
    public int comebacks(UUID gap) {
        return database.autoCommit(connection -> comebacks(connection, gap));
    }

    static int comebacks(Connection connection, UUID gap) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*)::int as handed from notifications.mail
                where gap_id = ? and state in ('handing-over', 'sent', 'doubtful')
                """)) {
            select.setObject(1, gap);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt("handed");
            }
        }
    }

    /** Whether anything is due at that instant, or in somebody's hands. */
    public boolean isAnyDue(Instant now) {
        return exists("state in ('waiting', 'handing-over') and due_at <= ?", now, List.of());
    }

    /** Whether anything is due that depends on what was heard. */
    public boolean isAnyDueByRules(Instant now) {
        return exists("state = 'waiting' and due_at <= ?", now, MailKind.urgent());
    }

    private boolean exists(String condition, Instant now, List<String> exceptKinds) {
        return database.autoCommit(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select exists (select from notifications.mail where " + condition
                            + " and kind <> all (?)) as found")) {
                Timestamps.set(select, 1, now);
                select.setArray(2, connection.createArrayOf("text", exceptKinds.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getBoolean("found");
                }
            }
        });
    }
}
