package onward.kit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.ClientEnrolled;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.sealing.Keys;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Sealer;
import onward.kit.store.NewEvent;
import onward.testing.TestDatabase;
import onward.testing.TestKeys;
import onward.testing.TestPostgres;

/** A database with an event store's tables, and a key store, on the real PostgreSQL. */
public final class KitFixture implements AutoCloseable {
    public final TestDatabase address;
    public final TestKeys keyStore;
    public final Database database;
    public final Database keyDatabase;
    public final Database readOnlyKeyDatabase;
    public final MasterKey masterKey = masterKey();
    public final Keys keys;
    public final Sealer sealer;
    private final List<HikariDataSource> pools = new ArrayList<>();

    public KitFixture() {
        this(TestPostgres.freshDatabase(), TestPostgres.freshKeys());
    }

    /** On databases that may have been there before. */
    public KitFixture(TestDatabase address, TestKeys keyStore) {
        this.address = address;
        this.keyStore = keyStore;
        database = new Database(pool(address));
        keyDatabase = new Database(pool(keyStore.writer()));
        readOnlyKeyDatabase = new Database(pool(keyStore.reader()));
        Migrations.apply(database.pool(), "store", "store");
        Migrations.apply(keyDatabase.pool(), "public", "keys");
        keys = new Keys(keyDatabase, masterKey);
        sealer = new Sealer(keys);
    }

    /** A stream with a key. */
    public UUID freshStream() {
        UUID stream = UUID.randomUUID();
        keys.create(stream);
        return stream;
    }

    /** An event that says something in words. */
    public static NewEvent saying(String name) {
        return new NewEvent(
                Optional.empty(),
                new ClientEnrolled(
                        new UUID(0, 1),
                        name,
                        "someone@example.test",
                        ZoneOffset.UTC,
                        Optional.empty(),
                        new UUID(0, 2)));
    }

    /** The answer of a query of one column, as text. */
    public List<String> query(String sql) {
        return database.autoCommit(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> answer = new ArrayList<>();
                while (row.next()) {
                    answer.add(row.getString(1));
                }
                return answer;
            }
        });
    }

    /** Runs a statement. */
    public void execute(Database on, String sql) {
        on.autoCommit(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private HikariDataSource pool(TestDatabase of) {
        HikariDataSource pool = poolOf(of);
        pools.add(pool);
        return pool;
    }

    /** Connections to that database, for who closes them. */
    public static HikariDataSource poolOf(TestDatabase of) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(of.url());
        config.setUsername(of.user());
        config.setPassword(of.password());
        config.setMaximumPoolSize(12);
        return new HikariDataSource(config);
    }

    /** The same for every fixture. */
    public static MasterKey masterKey() {
        try {
            Path file = Files.createTempFile("master", ".key");
            Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
            MasterKey key = MasterKey.read(file);
            Files.delete(file);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
