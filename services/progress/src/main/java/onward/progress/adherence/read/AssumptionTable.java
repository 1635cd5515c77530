package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.contracts.event.AssumptionsConfirmed;
import onward.kit.database.Timestamps;
import onward.progress.projection.Batch;

/** What is assumed in plans, and what of it coaches stand by. The search path is the projection's schema. */
public final class AssumptionTable {
    private final Batch confirmed = new Batch("""
            insert into confirmation (client_id, plan_version, item) values (?, ?, ?) on conflict do nothing
            """);

    void add(UUID client, AssumptionsConfirmed event) {
        event.items().forEach(item -> confirmed.add(client, event.planVersion(), item));
    }

    void write(Connection connection) throws SQLException {
        confirmed.runOn(connection);
    }

    /**
     * The version of a plan that is in force.
     *
     * @param event that activated it; absent where it is not known
     * @param effectiveFrom the first date on which it can be in force
     * @param activatedAt when it was activated
     * @param assumed how many fields are assumed in it and not confirmed
     */
    public record InForce(Optional<UUID> event, LocalDate effectiveFrom, Instant activatedAt, int assumed) {}

    /** The version that is in force on that date; empty if there is none. */
    public static Optional<InForce> inForceOn(Connection connection, UUID client, LocalDate date) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select plan_version, event_id, effective_from, recorded_at, items
                from plan_version
                where client_id = ? and effective_from <= ?
                order by effective_from desc, plan_version desc limit 1
                """)) {
            select.setObject(1, client);
            select.setObject(2, date);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(inForce(connection, client, row)) : Optional.empty();
            }
        }
    }

    private static InForce inForce(Connection connection, UUID client, ResultSet row) throws SQLException {
        Set<String> confirmed = confirmed(connection, client, row.getInt("plan_version"));
        return new InForce(
                Optional.ofNullable(row.getObject("event_id", UUID.class)),
                row.getObject("effective_from", LocalDate.class),
                Timestamps.at(row, "recorded_at"),
                FactJson.items(row.getString("items")).stream()
                        .filter(item -> !confirmed.contains(item.item()))
                        .mapToInt(item -> item.assumed().size())
                        .sum());
    }

    private static Set<String> confirmed(Connection connection, UUID client, int planVersion) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select item from confirmation where client_id = ? and plan_version = ?")) {
            select.setObject(1, client);
            select.setInt(2, planVersion);
            try (ResultSet row = select.executeQuery()) {
                Set<String> items = new HashSet<>();
                while (row.next()) {
                    items.add(row.getString("item"));
                }
                return items;
            }
        }
    }
}
