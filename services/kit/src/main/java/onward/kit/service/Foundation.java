package onward.kit.service;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import onward.kit.clock.ClockFile;
import onward.kit.clock.MovedClock;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.sealing.AddressHash;
import onward.kit.sealing.Keys;
import onward.kit.sealing.MasterKey;
import onward.kit.sealing.Sealer;

/** What every service is built on: its database, the key store, sealing, and the clock. */
@Factory
final class Foundation {
    /** The machine's time. On one machine it can be moved forward; in any other mode the setting means nothing. */
    @Singleton
    Clock clock(@Property(name = "onward.mode") String mode, @Value("${onward.clock-file:}") Optional<Path> clockFile) {
        return clockFile
                .filter(file -> mode.equals("local") && !file.toString().isEmpty())
                .<Clock>map(file -> MovedClock.by(ClockFile.toRead(file)))
                .orElseGet(Clock::systemUTC);
    }

    @Singleton
    Database database(@Named("default") DataSource pool, Optional<DataSourceResolver> resolver) {
        return database(resolver, pool);
    }

    @Singleton
    MasterKey masterKey(@Property(name = "onward.master-key-file") Path file) {
        return MasterKey.read(file);
    }

    @Singleton
    AddressHash addressHash(MasterKey masterKey) {
        return new AddressHash(masterKey);
    }

    /** @param owner whether this is the one service that may write the key store, and so keeps its tables */
    @Singleton
    Keys keys(
            @Named("keys") DataSource pool,
            Optional<DataSourceResolver> resolver,
            MasterKey masterKey,
            @Value("${onward.keys.owner:false}") boolean owner) {
        Database database = database(resolver, pool);
        if (owner) {
            Migrations.apply(database.pool(), "public", "keys");
        }
        return new Keys(database, masterKey);
    }

    @Singleton
    Sealer sealer(Keys keys) {
        return new Sealer(keys);
    }

    /** Where a module wraps pools for transactions of its own, this finds the pool again; elsewhere it is not wrapped. */
    private static Database database(Optional<DataSourceResolver> resolver, DataSource pool) {
        return new Database(resolver.orElse(DataSourceResolver.DEFAULT).resolve(pool));
    }
}
