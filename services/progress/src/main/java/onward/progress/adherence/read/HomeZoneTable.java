package onward.progress.adherence.read;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import onward.contracts.Envelope;
import onward.kit.database.Timestamps;
import onward.progress.client.Client;
import onward.progress.projection.Batch;

/** Where clients lived when. The search path is the projection's schema. */
public final class HomeZoneTable {
    private final Batch said = new Batch("""
            insert into home_zone (client_id, version, time_zone, recorded_at) values (?, ?, ?, ?)
            on conflict do nothing
            """);

    void add(Envelope envelope, ZoneId zone) {
        said.add(envelope.stream(), envelope.version(), zone.getId(), envelope.recordedAt());
    }

    void write(Connection connection) throws SQLException {
        said.runOn(connection);
    }

    /**
     * The client's date at an earlier instant, by the home zone of that time, or else now.
     *
     * @param asOf the earlier instant; of one before the client was known, by the zone of today
     */
    public static LocalDate today(Connection connection, Client client, Optional<Instant> asOf, Instant now)
            throws SQLException {
        ZoneId home =
                asOf.isPresent() ? at(connection, client, asOf.get()).orElse(client.timeZone()) : client.timeZone();
        return LocalDate.ofInstant(asOf.orElse(now), home);
    }

    private static Optional<ZoneId> at(Connection connection, Client client, Instant instant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select time_zone from home_zone where client_id = ? and recorded_at <= ?
                order by version desc limit 1
                """)) {
            select.setObject(1, client.id());
            Timestamps.set(select, 2, instant);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(ZoneId.of(row.getString("time_zone"))) : Optional.empty();
            }
        }
    }
}
