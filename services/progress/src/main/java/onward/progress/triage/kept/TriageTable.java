package onward.progress.triage.kept;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.value.TriageKind;
import onward.contracts.value.TriageReason;
import onward.kit.database.Timestamps;
import onward.progress.adherence.Fraction;
import onward.progress.triage.Need;
import onward.progress.triage.kept.Kept.Acknowledged;

/** For what each client needs the coach, or did. */
public final class TriageTable {
    private TriageTable() {}

    /** What is kept of one client, by reason. */
    public static Map<TriageReason, Kept> of(Connection connection, UUID client) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select * from facts.triage where client_id = ?")) {
            select.setObject(1, client);
            try (ResultSet row = select.executeQuery()) {
                Map<TriageReason, Kept> kept = new EnumMap<>(TriageReason.class);
                while (row.next()) {
                    Kept one = kept(row);
                    kept.put(one.need().reason(), one);
                }
                return kept;
            }
        }
    }

    /** Replaces what is kept of the client and that reason. */
    public static void keep(Connection connection, UUID client, Kept kept) throws SQLException {
        Need need = kept.need();
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into facts.triage
                    (client_id, reason, holds, kind, since, grade, counts_from, rests_on, time, told_grade,
                     acknowledged_at, acknowledged_until, acknowledged_version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (client_id, reason) do update
                set holds = excluded.holds, kind = excluded.kind, since = excluded.since, grade = excluded.grade,
                    counts_from = excluded.counts_from, rests_on = excluded.rests_on, time = excluded.time,
                    told_grade = excluded.told_grade, acknowledged_at = excluded.acknowledged_at,
                    acknowledged_until = excluded.acknowledged_until,
                    acknowledged_version = excluded.acknowledged_version
                """)) {
            upsert.setObject(1, client);
            upsert.setString(2, need.reason().code());
            upsert.setBoolean(3, kept.holds());
            upsert.setString(4, need.kind().map(TriageKind::code).orElse(null));
            Timestamps.set(upsert, 5, need.since());
            upsert.setString(6, need.grade().toString());
            Timestamps.setMaybe(upsert, 7, need.countsFrom());
            upsert.setArray(8, connection.createArrayOf("uuid", need.restsOn().toArray()));
            upsert.setInt(9, kept.time());
            upsert.setString(10, kept.told().toString());
            Timestamps.setMaybe(upsert, 11, kept.acknowledged().map(Acknowledged::at));
            Timestamps.setMaybe(upsert, 12, kept.acknowledged().flatMap(Acknowledged::until));
            upsert.setObject(13, kept.acknowledged().map(Acknowledged::version).orElse(null));
            upsert.executeUpdate();
        }
    }

    /** What a row of the table says. */
    public static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Need(
                        TriageReason.of(row.getString("reason")).orElseThrow(),
                        Optional.ofNullable(row.getString("kind")).flatMap(TriageKind::of),
                        Timestamps.at(row, "since"),
                        Fraction.parse(row.getString("grade")),
                        Timestamps.maybeAt(row, "counts_from"),
                        ids(row)),
                row.getBoolean("holds"),
                row.getInt("time"),
                Fraction.parse(row.getString("told_grade")),
                acknowledged(row));
    }

    private static Optional<Acknowledged> acknowledged(ResultSet row) throws SQLException {
        Optional<Instant> at = Timestamps.maybeAt(row, "acknowledged_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Acknowledged(
                        at.get(), Timestamps.maybeAt(row, "acknowledged_until"), row.getLong("acknowledged_version")));
    }

    private static List<UUID> ids(ResultSet row) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray("rests_on").getArray());
    }
}
