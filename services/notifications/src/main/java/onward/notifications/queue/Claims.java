package onward.notifications.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Origin;
import onward.kit.database.Timestamps;
import onward.notifications.mail.MailKind;
import onward.notifications.rules.Handed;

/**
 * Taking a mail from the queue. Whoever decides holds the recipient's row: of two who would send to one person, the
 * second sees what the first has decided. A mail that was taken is in the taker's hands until the claim's deadline on
 * the database's clock.
 */
public final class Claims {
    private static final Duration HISTORY = Duration.ofDays(8);

    private Claims() {}

    /**
     * Finds a mail that is due and in nobody's hands, and holds its recipient and the mail until the transaction ends.
     *
     * @param now the service's clock
     * @param onRequestOnly only what does not depend on anything else
     * @return its attempts count this one
     */
    public static Optional<WaitingMail> next(Connection transaction, Instant now, boolean onRequestOnly)
            throws SQLException {
        Optional<UUID> candidate = candidate(transaction, now, onRequestOnly);
        return candidate.isPresent() ? held(transaction, candidate.get(), now) : Optional.empty();
    }

    /** An alert goes before all, a comeback before what else is due. */
    private static Optional<UUID> candidate(Connection transaction, Instant now, boolean onRequestOnly)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select m.mail_id from notifications.mail m
                join notifications.addressee a on a.person_id = m.person_id
                where m.state = 'waiting' and m.free_at <= clock_timestamp() and m.due_at <= ?
                    and (m.kind = any (?) or not ?)
                order by m.kind <> 'red-flag-alert', m.kind <> 'comeback', m.free_at limit 1
                for update of a skip locked
                """)) {
            Timestamps.set(select, 1, now);
            select.setArray(
                    2, transaction.createArrayOf("text", MailKind.urgent().toArray()));
            select.setBoolean(3, onRequestOnly);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject("mail_id", UUID.class)) : Optional.empty();
            }
        }
    }

    /** Looks again: it may have been taken while the recipient's row was waited for. */
    private static Optional<WaitingMail> held(Connection transaction, UUID mailId, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                select mail_id, kind, person_id, stream_id, due_at, attempts, doubts, gap_id, request_id, trace_parent
                from notifications.mail
                where mail_id = ? and state = 'waiting' and free_at <= clock_timestamp() and due_at <= ?
                for update
                """)) {
            select.setObject(1, mailId);
            Timestamps.set(select, 2, now);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(mail(row)) : Optional.empty();
            }
        }
    }

    private static WaitingMail mail(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new WaitingMail(
                row.getObject("mail_id", UUID.class),
                MailKind.of(kind).orElseThrow(() -> new IllegalStateException("unknown kind of mail " + kind)),
                row.getObject("person_id", UUID.class),
                row.getObject("stream_id", UUID.class),
                Timestamps.at(row, "due_at"),
                row.getInt("attempts") + 1,
                row.getInt("doubts") + 1,
                Optional.ofNullable(row.getObject("gap_id", UUID.class)),
                Origin.of(row.getString("request_id"), row.getString("trace_parent")));
    }

    /** What went to the mail's recipient lately, is on its way, or may have gone; and all about its gap. */
    public static List<Handed> history(Connection transaction, WaitingMail mail, Instant now) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                with handed as (
                    select kind, gap_id, coalesce(sent_at, handed_at, claimed_at) as at from notifications.mail
                    where person_id = ? and mail_id <> ? and (state in ('handing-over', 'sent', 'doubtful')
                        or state = 'waiting' and claim is not null and free_at > clock_timestamp())
                )
                select kind, gap_id, at from handed where at > ? or gap_id = ?
                """)) {
            select.setObject(1, mail.personId());
            select.setObject(2, mail.mailId());
            Timestamps.set(select, 3, now.minus(HISTORY));
            select.setObject(4, mail.gap().orElse(null), Types.OTHER);
            try (ResultSet row = select.executeQuery()) {
                List<Handed> history = new ArrayList<>();
                while (row.next()) {
                    Optional<UUID> gap = Optional.ofNullable(row.getObject("gap_id", UUID.class));
                    Instant at = Timestamps.at(row, "at");
                    MailKind.of(row.getString("kind")).ifPresent(kind -> history.add(new Handed(kind, gap, at)));
                }
                return history;
            }
        }
    }

    /** It is in these hands for so long. */
    public static void take(Connection transaction, WaitingMail mail, UUID claim, Instant now, Duration atMost)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update notifications.mail
                set claim = ?, claimed_at = ?, free_at = clock_timestamp() + make_interval(secs => ?),
                    attempts = ?, doubts = ?
                where mail_id = ?
                """)) {
            update.setObject(1, claim);
            Timestamps.set(update, 2, now);
            update.setLong(3, atMost.toSeconds());
            update.setInt(4, mail.attempts());
            update.setInt(5, mail.doubts());
            update.setObject(6, mail.mailId());
            update.executeUpdate();
        }
    }

    /** It is due at another moment. */
    public static void putOff(Connection transaction, UUID mailId, Instant dueAt, String cause) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(
                "update notifications.mail set claim = null, due_at = ?, cause = ? where mail_id = ?")) {
            Timestamps.set(update, 1, dueAt);
            update.setString(2, cause);
            update.setObject(3, mailId);
            update.executeUpdate();
        }
    }

    /** It does not go. */
    public static void skip(Connection transaction, UUID mailId, String cause) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                update notifications.mail set state = 'skipped', claim = null, content = null, cause = ?
                where mail_id = ?
                """)) {
            update.setString(1, cause);
            update.setObject(2, mailId);
            update.executeUpdate();
        }
    }
}
