package onward.notifications.standing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import onward.contracts.value.Frequency;
import onward.notifications.standing.PlanTable.Plan;

/**
 * Whether something that is due on a date is not logged: a daily item of the plan in force that was performed less often on
 * that date than it is due. How well it was performed does not matter here, nor what is due in the week. On a date that is
 * excused or paused nothing is due.
 */
@Singleton
public final class OpenSlots {
    private final PlanTable plans;

    OpenSlots(PlanTable plans) {
        this.plans = plans;
    }

    /** Whether there is one on that local date, by what has been heard up to now. */
    public boolean isAny(Connection connection, UUID client, LocalDate date) throws SQLException {
        if (Standings.isAway(connection, client, date, date)) {
            return false;
        }
        Map<String, Integer> performed = performed(connection, client, date);
        return plans.inForce(connection, client, date).map(Plan::items).stream()
                .flatMap(items -> items.stream())
                .anyMatch(item -> switch (item.frequency()) {
                    case Frequency.PerDay daily ->
                        daily.isDueOn(date.getDayOfWeek()) && performed.getOrDefault(item.item(), 0) < daily.perDay();
                    case Frequency.PerWeek _ -> false;
                });
    }

    private static Map<String, Integer> performed(Connection connection, UUID client, LocalDate date)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select item, count(*)::int as times
                from notifications.movement cross join lateral unnest(items) as item
                where client_id = ? and on_date = ?
                group by item
                """)) {
            select.setObject(1, client);
            select.setObject(2, date);
            try (ResultSet row = select.executeQuery()) {
                Map<String, Integer> times = new HashMap<>();
                while (row.next()) {
                    times.put(row.getString("item"), row.getInt("times"));
                }
                return times;
            }
        }
    }
}
