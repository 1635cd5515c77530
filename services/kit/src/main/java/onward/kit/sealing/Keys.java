package onward.kit.sealing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import onward.kit.database.Database;
import onward.kit.database.DatabaseFailure;

/**
 * The key store: one key per client or studio, wrapped by the master key, in a small database of its own that all
 * services read and one writes. A key is held in memory for at most 60 s, so that an erasure takes effect everywhere.
 */
public final class Keys {
    private static final Duration HELD = Duration.ofSeconds(60);
    private static final int MOST_HELD = 100_000;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final SecretKey wrapping;
    private final Cache<UUID, StreamKey.Live> held =
            Caffeine.newBuilder().expireAfterWrite(HELD).maximumSize(MOST_HELD).build();

    public Keys(Database database, MasterKey master) {
        this.database = database;
        this.wrapping = master.derive("AES", "onward key wrapping");
    }

    /**
     * Makes the stream's key, before its first event; does nothing if there is one, or if it was erased.
     *
     * @throws DatabaseFailure if the key store cannot be reached or may not be written by this service
     */
    public void create(UUID stream) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        database.autoCommit(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into stream_key (stream, wrapped) values (?, ?) on conflict (stream) do nothing")) {
                insert.setObject(1, stream);
                insert.setBytes(2, Aes.seal(wrapping, place(stream), key));
                return insert.executeUpdate();
            }
        });
    }

    /** @throws DatabaseFailure if the key store cannot be reached; try again */
    StreamKey of(UUID stream) {
        StreamKey.Live known = held.getIfPresent(stream);
        if (known != null) {
            return known;
        }
        StreamKey found = database.autoCommit(connection -> find(connection, stream));
        if (found instanceof StreamKey.Live live) {
            held.put(stream, live);
        }
        return found;
    }

    /**
     * The keys of all those streams; one question to the key store, whatever their number.
     *
     * @throws DatabaseFailure if the key store cannot be reached; try again
     */
    Map<UUID, StreamKey> of(Collection<UUID> streams) {
        Map<UUID, StreamKey> keys = new HashMap<>(held.getAllPresent(streams));
        Set<UUID> unknown =
                streams.stream().filter(stream -> !keys.containsKey(stream)).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            Map<UUID, StreamKey> found = database.autoCommit(connection -> find(connection, unknown));
            for (UUID stream : unknown) {
                StreamKey key = found.getOrDefault(stream, new StreamKey.Missing());
                if (key instanceof StreamKey.Live live) {
                    held.put(stream, live);
                }
                keys.put(stream, key);
            }
        }
        return keys;
    }

    private StreamKey find(Connection connection, UUID stream) throws SQLException {
        return find(connection, Set.of(stream)).getOrDefault(stream, new StreamKey.Missing());
    }

    private Map<UUID, StreamKey> find(Connection connection, Set<UUID> streams) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select stream, wrapped from stream_key where stream = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", streams.toArray()));
            try (ResultSet row = select.executeQuery()) {
                Map<UUID, StreamKey> found = new HashMap<>();
                while (row.next()) {
                    UUID stream = row.getObject("stream", UUID.class);
                    found.put(stream, key(stream, row.getBytes("wrapped")));
                }
                return found;
            }
        }
    }

    private StreamKey key(UUID stream, byte[] wrapped) {
        return wrapped == null
                ? new StreamKey.Erased()
                : new StreamKey.Live(new SecretKeySpec(Aes.open(wrapping, place(stream), wrapped), "AES"));
    }

    private static byte[] place(UUID stream) {
        return ("key of " + stream).getBytes(StandardCharsets.UTF_8);
    }
}
