package onward.progress.triage.kept;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Fraction;

/** How it stands with each client, as it was at the last review. */
public final class StandingTable {
    private StandingTable() {}

    /**
     * Replaces what is known of the client.
     *
     * @param adherence of the last 7 dates that are over, if anything was due
     */
    public static void keep(
            Connection connection, UUID client, Optional<Instant> lastMovement, Optional<Fraction> adherence)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into facts.standing as s (client_id, last_movement_at, adherence_7) values (?, ?, ?)
                on conflict (client_id) do update
                set last_movement_at = excluded.last_movement_at, adherence_7 = excluded.adherence_7
                where (s.last_movement_at, s.adherence_7)
                    is distinct from (excluded.last_movement_at, excluded.adherence_7)
                """)) {
            upsert.setObject(1, client);
            Timestamps.setMaybe(upsert, 2, lastMovement);
            upsert.setString(3, adherence.map(Fraction::toString).orElse(null));
            upsert.executeUpdate();
        }
    }
}
