package onward.notifications.digest;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.kit.database.Database;
import onward.notifications.recipient.RecipientTable;

/** Which of a coach's clients are on the list, and why, the most urgent first. */
@Singleton
public final class TriageList {
    private final Database database;
    private final RecipientTable recipients;

    TriageList(Database database, RecipientTable recipients) {
        this.database = database;
        this.recipients = recipients;
    }

    /** Why somebody is on the list, in the order of urgency. */
    public enum Reason {
        /** 72 hours without movement, which go on, and neither excused nor paused today. */
        STOPPED,
        /** Something in the plan in force is assumed and not confirmed. */
        UNCONFIRMED
    }

    /**
     * A client on the list.
     *
     * @param since when the last movement ended; for {@code STOPPED} only
     */
    public record Entry(UUID client, String name, Reason reason, Optional<Instant> since) {}

    /** The coach's list at that instant; clients who were erased are not on it. */
    public List<Entry> of(UUID coach, Instant now) {
        return database.autoCommit(connection -> of(connection, coach, now));
    }

    /** Whether there is anybody on it. */
    static boolean isEmpty(Connection connection, UUID coach, Instant now) throws SQLException {
        try (PreparedStatement select = prepared(connection, coach, now);
                ResultSet row = select.executeQuery()) {
            return !row.next();
        }
    }

    private List<Entry> of(Connection connection, UUID coach, Instant now) throws SQLException {
        try (PreparedStatement select = prepared(connection, coach, now);
                ResultSet row = select.executeQuery()) {
            List<Entry> entries = new ArrayList<>();
            while (row.next()) {
                UUID client = row.getObject("client_id", UUID.class);
                Reason reason = Reason.valueOf(row.getString("reason"));
                Optional<Instant> since = Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
                recipients
                        .name(client, row.getBytes("name"))
                        .ifPresent(name -> entries.add(new Entry(client, name, reason, since)));
            }
            return entries;
        }
    }

    private static PreparedStatement prepared(Connection connection, UUID coach, Instant now) throws SQLException {
        PreparedStatement select = connection.prepareStatement("""
                with client as (
                    select client_id, name, (?::timestamptz at time zone time_zone)::date as today
                    from notifications.recipient where coach_id = ?
                )
                select c.client_id, c.name, 'STOPPED' as reason, g.since, 1 as urgency
                from client c join notifications.gap g on g.client_id = c.client_id
                where g.hours >= 72
                    and not exists (select from notifications.movement m
                        where m.client_id = c.client_id and m.ended_at > g.since)
                    and not exists (select from notifications.absence a
                        where a.client_id = c.client_id and a.from_date <= c.today
                            and (a.until_date is null or a.until_date > c.today))
                union all
                select c.client_id, c.name, 'UNCONFIRMED', null, 2
                from client c join lateral (
                    select unconfirmed from notifications.plan p
                    where p.client_id = c.client_id and p.effective_from <= c.today
                    order by p.effective_from desc, p.plan_version desc limit 1
                ) in_force on in_force.unconfirmed
                order by urgency, since, client_id
                """);
        select.setObject(1, now.atOffset(ZoneOffset.UTC));
        select.setObject(2, coach);
        return select;
    }
}
