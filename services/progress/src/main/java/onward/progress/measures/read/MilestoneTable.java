package onward.progress.measures.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import onward.contracts.value.Milestone;
import onward.kit.database.Timestamps;
import onward.progress.adherence.read.Moment;

/** The milestones that were told. One that was told stays told, whatever is corrected afterwards. */
public final class MilestoneTable {
    private static final Map<String, Milestone> BY_CODE =
            Arrays.stream(Milestone.values()).collect(Collectors.toMap(Milestone::code, Function.identity()));

    private MilestoneTable() {}

    /** When a milestone was reached. */
    public record Reached(LocalDate on, Instant at) {}

    /** Those that had been told by that moment. */
    public static Map<Milestone, Reached> told(Connection connection, UUID client, Moment moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select milestone, on_date, reached_at from facts.told_milestone where client_id = ? and told_at <= ?
                """)) {
            select.setObject(1, client);
            select.setObject(2, moment.recordedUpTo());
            try (ResultSet row = select.executeQuery()) {
                Map<Milestone, Reached> told = new EnumMap<>(Milestone.class);
                while (row.next()) {
                    told.put(
                            BY_CODE.get(row.getString("milestone")),
                            new Reached(row.getObject("on_date", LocalDate.class), Timestamps.at(row, "reached_at")));
                }
                return told;
            }
        }
    }

    /** Notes that a milestone is told. */
    public static void tell(Connection connection, UUID client, Milestone milestone, Reached reached, Instant toldAt)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into facts.told_milestone (client_id, milestone, on_date, reached_at, told_at)
                values (?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, client);
            insert.setString(2, milestone.code());
            insert.setObject(3, reached.on());
            Timestamps.set(insert, 4, reached.at());
            Timestamps.set(insert, 5, toldAt);
            insert.executeUpdate();
        }
    }
}
