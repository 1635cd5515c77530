package onward.notifications.queue;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.kit.database.Database;
import onward.kit.database.Timestamps;
import onward.notifications.mail.MailKind;
import onward.notifications.rules.MailRules;

/** What became of mails. Written only by the holder of the claim, and by who finds that a claim was left behind. */
@Singleton
public final class Outcomes {
    private final Database database;

    /** A mail whose sender was lost. */
    public record LeftBehind(UUID mailId, Optional<MailKind> kind) {}

    Outcomes(Database database) {
        this.database = database;
    }

    /**
     * Marks, committed, that the content begins to leave: from here on it may have arrived.
     *
     * @param told the version of the plan that it tells
     * @return false if the claim was lost meanwhile; then it must not leave
     */
    public boolean handingOver(UUID mailId, UUID claim, Instant at, Optional<Integer> told) {
        return database.autoCommit(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update notifications.mail set state = 'handing-over', handed_at = ?, told = ?::int
                    where mail_id = ? and claim = ? and state = 'waiting' and free_at > clock_timestamp()
                    """)) {
                Timestamps.set(update, 1, at);
                update.setObject(2, told.orElse(null));
                update.setObject(3, mailId);
                update.setObject(4, claim);
                return update.executeUpdate() == 1;
            }
        });
    }

    /**
     * Puts a mail back for a while that was surely not sent, or that may be repeated.
     *
     * @param doubts 0 if it was surely not sent
     */
    public void putBack(UUID mailId, UUID claim, int seconds, int doubts, String cause) {
        database.<Integer>autoCommit(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update notifications.mail
                    set state = 'waiting', claim = null, free_at = clock_timestamp() + make_interval(secs => ?),
                        doubts = ?, cause = ?, handed_at = null, told = null
                    where mail_id = ? and claim = ? and state in ('waiting', 'handing-over')
                    """)) {
                update.setInt(1, seconds);
                update.setInt(2, doubts);
                update.setString(3, cause);
                update.setObject(4, mailId);
                update.setObject(5, claim);
                return update.executeUpdate();
            }
        });
    }

    /** Gives a mail up for good. */
    public void giveUp(UUID mailId, UUID claim, String cause) {
        end(mailId, claim, "failed", cause);
    }

    /** There is nothing to say in it. */
    public void skip(UUID mailId, UUID claim, String cause) {
        end(mailId, claim, "skipped", cause);
    }

    private void end(UUID mailId, UUID claim, String state, String cause) {
        database.<Integer>autoCommit(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update notifications.mail set state = ?, claim = null, cause = ?, content = null
                    where mail_id = ? and claim = ? and state in ('waiting', 'handing-over')
                    """)) {
                update.setString(1, state);
                update.setString(2, cause);
                update.setObject(3, mailId);
                update.setObject(4, claim);
                return update.executeUpdate();
            }
        });
    }

    /** Nobody knows whether it was sent, and it is not repeated; it counts as sent. */
    public void doubt(WaitingMail mail, UUID claim, String cause) {
        database.<List<LeftBehind>>inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update notifications.mail set state = 'doubtful', cause = ?, content = null
                    where mail_id = ? and claim = ? and state = 'handing-over'
                    returning mail_id, kind, person_id, gap_id, handed_at
                    """)) {
                update.setString(1, cause);
                update.setObject(2, mail.mailId());
                update.setObject(3, claim);
                return doubted(connection, update);
            }
        });
    }

    /**
     * Those whose content began to leave and whose sender was not heard of since: nobody knows whether they were sent,
     * and they are not repeated.
     */
    public List<LeftBehind> leftBehind() {
        return database.inTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("""
                    update notifications.mail
                    set state = 'doubtful', content = null, cause = 'the sender was lost while it handed it over'
                    where mail_id in (
                        select mail_id from notifications.mail
                        where state = 'handing-over' and free_at <= clock_timestamp()
                        for update skip locked)
                    returning mail_id, kind, person_id, gap_id, handed_at
                    """)) {
                return doubted(connection, update);
            }
        });
    }

    private static List<LeftBehind> doubted(Connection connection, PreparedStatement update) throws SQLException {
        List<LeftBehind> mails = new ArrayList<>();
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                mails.add(new LeftBehind(row.getObject("mail_id", UUID.class), MailKind.of(row.getString("kind"))));
                Optional<UUID> gap = Optional.ofNullable(row.getObject("gap_id", UUID.class));
                askNext(connection, row.getObject("person_id", UUID.class), gap, Timestamps.at(row, "handed_at"));
            }
        }
        return mails;
    }

    /**
     * Marks a mail as sent, in the transaction that records it; also one that was thought to be in doubt.
     *
     * @return false if the claim was lost meanwhile
     */
    public static boolean markSent(Connection connection, WaitingMail mail, UUID claim, Instant at, String messageId)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notifications.mail
                set state = 'sent', claim = null, sent_at = ?, message_id = ?, doubts = 0, cause = null, content = null
                where mail_id = ? and claim = ? and state in ('waiting', 'handing-over', 'doubtful')
                """)) {
            Timestamps.set(update, 1, at);
            update.setString(2, messageId);
            update.setObject(3, mail.mailId());
            update.setObject(4, claim);
            boolean marked = update.executeUpdate() == 1;
            if (marked) {
                askNext(connection, mail.personId(), mail.gap(), at);
            }
            return marked;
        }
    }

    /** The gap may last: then the client is called again, and whether it does is looked at when that is due. */
    private static void askNext(Connection connection, UUID client, Optional<UUID> gap, Instant handedAt)
            throws SQLException {
        if (gap.isPresent()) {
            int number = Mails.comebacks(connection, gap.get()) + 1;
            if (number <= MailRules.MOST_COMEBACKS) {
                Mails.ask(
                        connection,
                        NewMail.comeback(client, gap.get(), number, handedAt.plus(MailRules.BETWEEN_COMEBACKS)));
            }
        }
    }
}
