package onward.notifications.reminder;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.notifications.mail.MailKind;
import onward.notifications.rules.Fading;

/** The reminders that went, and whether they were answered. */
final class Reminded {
    private static final int ENOUGH = 5;

    private Reminded() {}

    /** The latest first. Answered is one after which a session of the same local date was logged on that date. */
    static List<Fading.Reminded> lately(Connection connection, UUID client, ZoneId home) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with reminder as (
                    select coalesce(sent_at, handed_at) as at, (coalesce(sent_at, handed_at) at time zone ?)::date as on_date
                    from notifications.mail
                    where person_id = ? and kind = ? and state in ('handing-over', 'sent', 'doubtful')
                    order by 1 desc limit ?
                )
                select r.on_date, exists (
                    select from notifications.movement m
                    where m.client_id = ? and m.on_date = r.on_date and m.logged_at >= r.at
                        and (m.logged_at at time zone ?)::date = r.on_date) as followed
                from reminder r order by r.at desc
                """)) {
            select.setString(1, home.getId());
            select.setObject(2, client);
            select.setString(3, MailKind.REMINDER.code());
            select.setInt(4, ENOUGH);
            select.setObject(5, client);
            select.setString(6, home.getId());
            try (ResultSet row = select.executeQuery()) {
                List<Fading.Reminded> reminded = new ArrayList<>();
                while (row.next()) {
                    reminded.add(
                            new Fading.Reminded(row.getObject("on_date", LocalDate.class), row.getBoolean("followed")));
                }
                return reminded;
            }
        }
    }
}
