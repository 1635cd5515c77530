package onward.progress.roster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.kit.access.Caller;
import onward.kit.access.Role;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Fraction;
import onward.progress.triage.kept.Kept;
import onward.progress.triage.kept.TriageTable;

/** The clients whom somebody of the staff looks after, in two statements whatever their number. */
final class ListedTable {
    private ListedTable() {}

    /** A coach's own; of an admin all of the studio. The search path is the projection's schema. */
    static List<Listed> of(Connection connection, Caller caller) throws SQLException {
        Map<UUID, List<Kept>> reasons = reasons(connection, caller);
        try (PreparedStatement select = prepared(connection, caller, """
                select c.client_id, s.last_movement_at, s.adherence_7
                from client c left join facts.standing s on s.client_id = c.client_id
                where\s""");
                ResultSet row = select.executeQuery()) {
            List<Listed> all = new ArrayList<>();
            while (row.next()) {
                UUID client = row.getObject("client_id", UUID.class);
                all.add(new Listed(
                        client,
                        Timestamps.maybeAt(row, "last_movement_at"),
                        Optional.ofNullable(row.getString("adherence_7")).map(Fraction::parse),
                        reasons.getOrDefault(client, List.of())));
            }
            return all;
        }
    }

    private static Map<UUID, List<Kept>> reasons(Connection connection, Caller caller) throws SQLException {
        try (PreparedStatement select = prepared(connection, caller, """
                select t.* from client c join facts.triage t on t.client_id = c.client_id
                where t.holds and\s""");
                ResultSet row = select.executeQuery()) {
            Map<UUID, List<Kept>> reasons = new HashMap<>();
            while (row.next()) {
                reasons.computeIfAbsent(row.getObject("client_id", UUID.class), _ -> new ArrayList<>())
                        .add(TriageTable.kept(row));
            }
            return reasons;
        }
    }

    private static PreparedStatement prepared(Connection connection, Caller caller, String select) throws SQLException {
        boolean ofTheStudio = caller.role() == Role.ADMIN;
        PreparedStatement prepared =
                connection.prepareStatement(select + "c.studio_id = ?" + (ofTheStudio ? "" : " and c.coach_id = ?"));
        prepared.setObject(1, caller.studioId());
        if (!ofTheStudio) {
            prepared.setObject(2, caller.personId());
        }
        return prepared;
    }
}
