package onward.notifications.queue;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * The table of what is to be mailed. A mail is claimed before it is sent: whoever holds the claim sends it, until the
 * claim's deadline on the database's clock. Outcomes are written only by the holder of the claim.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
public abstract class Mails implements GenericRepository<WaitingMail, UUID> {

    /** Asks for a mail of that kind, in the transaction that applies the event; asking again changes nothing. */
    public static void ask(Connection connection, String kind, UUID client, UUID event, Instant dueAt)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into notifications.mail (mail_id, kind, client_id, due_at) values (?, ?, ?, ?)
                on conflict (mail_id) do nothing
                """)) {
            insert.setObject(1, idOf(kind, event));
            insert.setString(2, kind);
            insert.setObject(3, client);
            insert.setObject(4, dueAt.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /** The id of the mail of that kind which that event asks for. */
    public static UUID idOf(String kind, UUID event) {
        return UUID.nameUUIDFromBytes((kind + " for " + event).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Takes one mail that is due and in nobody's hands.
     *
     * @param claim a new id, by which the outcome will be written
     * @param now the service's clock
     * @param seconds how long it is in the taker's hands
     * @return the mail, or none; Micronaut Data can make nothing else of what an update returns
     */
    @Query("""
            with next as (
                select mail_id from notifications.mail
                where state = 'waiting' and free_at <= clock_timestamp() and due_at <= :now
                order by free_at limit 1
                for update skip locked
            )
            update notifications.mail m
            set claim = :claim, free_at = clock_timestamp() + make_interval(secs => :seconds),
                attempts = m.attempts + 1, doubts = m.doubts + 1
            from next where m.mail_id = next.mail_id
            returning m.mail_id, m.kind, m.client_id, m.due_at, m.attempts, m.doubts
            """)
    public abstract List<WaitingMail> claim(UUID claim, Instant now, int seconds);

    /**
     * Puts a mail back for a while.
     *
     * @param doubts 0 if it was surely not sent
     */
    @Query("""
            update notifications.mail
            set claim = null, free_at = clock_timestamp() + make_interval(secs => :seconds), doubts = :doubts,
                cause = :cause
            where mail_id = :mailId and claim = :claim and state = 'waiting'
            """)
    public abstract void putBack(UUID mailId, UUID claim, int seconds, int doubts, String cause);

    /** Gives a mail up for good. */
    @Query("""
            update notifications.mail set state = 'failed', claim = null, cause = :cause
            where mail_id = :mailId and claim = :claim and state = 'waiting'
            """)
    public abstract void giveUp(UUID mailId, UUID claim, String cause);

    /**
     * Marks a mail as sent, in the transaction that records it.
     *
     * @return false if the claim was lost meanwhile
     */
    public static boolean markSent(Connection connection, UUID mailId, UUID claim, Instant at, String messageId)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update notifications.mail
                set state = 'sent', claim = null, sent_at = ?, message_id = ?, doubts = 0, cause = null
                where mail_id = ? and claim = ? and state = 'waiting'
                """)) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setString(2, messageId);
            update.setObject(3, mailId);
            update.setObject(4, claim);
            return update.executeUpdate() == 1;
        }
    }
}
