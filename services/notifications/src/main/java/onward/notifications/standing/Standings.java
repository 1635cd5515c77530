package onward.notifications.standing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import onward.kit.database.Timestamps;
import onward.notifications.mail.MailKind;
import onward.notifications.rules.Standing;

/** How it stands with recipients. */
public final class Standings {
    private Standings() {}

    /**
     * The recipient of that id at that instant.
     *
     * @return empty if nobody with that id is known
     */
    public static Optional<Standing> of(Connection connection, UUID person, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with somebody as (
                    select client_id as person_id, time_zone, refuses_mails from notifications.recipient
                    where client_id = ?
                    union all
                    select person_id, time_zone, false from notifications.staff where person_id = ?
                )
                select s.time_zone, s.refuses_mails, p.off, g.gap_id, g.reached_at,
                    exists (select from notifications.hold h
                        where h.client_id = s.person_id and h.lifted_at is null) as on_hold,
                    exists (select from notifications.hold h
                        where h.client_id = s.person_id
                            and (h.lifted_at is null or h.lifted_at > g.reached_at)) as held_since_gap
                from somebody s
                left join notifications.preference p on p.person_id = s.person_id
                left join notifications.gap g on g.client_id = s.person_id and not exists (
                    select from notifications.movement m where m.client_id = g.client_id and m.ended_at > g.since)
                limit 1
                """)) {
            select.setObject(1, person);
            select.setObject(2, person);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(standing(connection, person, row, now)) : Optional.empty();
            }
        }
    }

    private static Standing standing(Connection connection, UUID person, ResultSet row, Instant now)
            throws SQLException {
        ZoneId zone = ZoneId.of(row.getString("time_zone"));
        Optional<UUID> gap = Optional.ofNullable(row.getObject("gap_id", UUID.class));
        boolean away = gap.isPresent()
                && (row.getBoolean("held_since_gap")
                        || isAway(
                                connection,
                                person,
                                Timestamps.at(row, "reached_at").atZone(zone).toLocalDate(),
                                LocalDate.ofInstant(now, zone)));
        return new Standing(
                zone,
                kinds(row.getArray("off")),
                row.getBoolean("refuses_mails"),
                gap,
                away,
                row.getBoolean("on_hold"));
    }

    private static Set<MailKind> kinds(Array off) throws SQLException {
        return off == null
                ? Set.of()
                : Arrays.stream((String[]) off.getArray())
                        .flatMap(code -> MailKind.of(code).stream())
                        .collect(Collectors.toSet());
    }

    public static boolean isAway(Connection connection, UUID client, LocalDate first, LocalDate last)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select from notifications.absence
                where client_id = ? and from_date <= ? and (until_date is null or until_date > greatest(from_date, ?))
                limit 1
                """)) {
            select.setObject(1, client);
            select.setObject(2, last);
            select.setObject(3, first);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
