package onward.progress.cohort;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import onward.kit.database.Timestamps;

/** Who is in a cohort: a coach's clients, or of an admin all of the studio. The search path is the projection's schema. */
final class MemberTable {
    private MemberTable() {}

    record Member(UUID client, ZoneId home, Instant knownFrom) {
        LocalDate on(Instant instant) {
            return LocalDate.ofInstant(instant, home);
        }
    }

    static List<Member> of(Connection connection, Caller caller) throws SQLException {
        boolean ofTheStudio = caller.role() == Role.ADMIN;
        try (PreparedStatement select = connection.prepareStatement("""
                select c.client_id, c.time_zone, w.known_from
                from client c join facts.watched w on w.client_id = c.client_id
                where c.studio_id = ?""" + (ofTheStudio ? "" : " and c.coach_id = ?"))) {
            select.setObject(1, caller.studioId());
            if (!ofTheStudio) {
                select.setObject(2, caller.personId());
            }
            try (ResultSet row = select.executeQuery()) {
                List<Member> members = new ArrayList<>();
                while (row.next()) {
                    members.add(new Member(
                            row.getObject("client_id", UUID.class),
                            ZoneId.of(row.getString("time_zone")),
                            Timestamps.at(row, "known_from")));
                }
                return members;
            }
        }
    }
}
