package onward.kit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import onward.kit.sealing.Sealer;

/** States kept beside their streams, so that a fold never reads more than a short tail. */
final class Snapshots {
    /** Events after a snapshot; beyond it a new one is kept. */
    static final int LONGEST_TAIL = 50;

    private final Sealer sealer;

    Snapshots(Sealer sealer) {
        this.sealer = sealer;
    }

    record Snapshot<S>(long version, S state) {}

    <S> Optional<Snapshot<S>> find(Connection connection, UUID stream, Fold<S> fold) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select version, payload from store.snapshot where stream = ? and format = ?")) {
            select.setObject(1, stream);
            select.setString(2, fold.format());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long version = row.getLong("version");
                byte[] state = Opening.orFail(
                        stream, sealer.open(stream, place(fold.format(), version), row.getBytes("payload")));
                return Optional.of(new Snapshot<>(version, fold.decode(state)));
            }
        }
    }

    <S> void keep(Connection connection, UUID stream, Fold<S> fold, long version, S state) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into store.snapshot as s (stream, format, version, payload) values (?, ?, ?, ?)
                on conflict (stream) do update
                set format = excluded.format, version = excluded.version, payload = excluded.payload
                where s.version < excluded.version or s.format <> excluded.format
                """)) {
            upsert.setObject(1, stream);
            upsert.setString(2, fold.format());
            upsert.setLong(3, version);
            upsert.setBytes(4, sealer.seal(stream, place(fold.format(), version), fold.encode(state)));
            upsert.executeUpdate();
        }
    }

    private static String place(String format, long version) {
        return "snapshot/" + format + "/" + version;
    }
}
