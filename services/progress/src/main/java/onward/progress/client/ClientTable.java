package onward.progress.client;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.CoachAssigned;
import onward.contracts.event.CoachChanged;
import onward.progress.projection.Batch;

/** The clients of one projection. */
public final class ClientTable {
    private final Batch enrolled = new Batch("""
            insert into client (client_id, studio_id, time_zone) values (?, ?, ?)
            on conflict do nothing
            """);
    private final Batch assigned = new Batch("update client set coach_id = ? where client_id = ?");
    private final Batch moved = new Batch("update client set time_zone = ? where client_id = ?");

    public void add(UUID client, ClientEnrolled event) {
        enrolled.add(client, event.studioId(), event.timeZone().getId());
    }

    public void add(UUID client, CoachAssigned event) {
        assigned.add(event.coachId(), client);
    }

    public void add(UUID client, CoachChanged event) {
        assigned.add(event.coachId(), client);
    }

    public void add(UUID client, ClientDetailsChanged event) {
        event.timeZone().ifPresent(zone -> moved.add(zone.getId(), client));
    }

    /** Writes what was added. */
    public void write(Connection connection) throws SQLException {
        enrolled.runOn(connection);
        assigned.runOn(connection);
        moved.runOn(connection);
    }

    public static Optional<Client> find(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select client_id, studio_id, coach_id, time_zone from client where client_id = ?")) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Client(
                                row.getObject("client_id", UUID.class),
                                row.getObject("studio_id", UUID.class),
                                Optional.ofNullable(row.getObject("coach_id", UUID.class)),
                                ZoneId.of(row.getString("time_zone"))))
                        : Optional.empty();
            }
        }
    }

    /** Those of the clients that belong to the studio. */
    public static Set<UUID> ofStudio(Connection connection, UUID studio, Collection<UUID> clients) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select client_id from client where client_id = any (?) and studio_id = ?")) {
            select.setArray(1, connection.createArrayOf("uuid", clients.toArray()));
            select.setObject(2, studio);
            try (ResultSet row = select.executeQuery()) {
                Set<UUID> own = new HashSet<>();
                while (row.next()) {
                    own.add(row.getObject("client_id", UUID.class));
                }
                return own;
            }
        }
    }
}
