package onward.activity.store;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import onward.activity.catalogue.Catalogue;
import onward.kit.database.Database;
import onward.kit.database.Migrations;
import onward.kit.sealing.AddressHash;
import onward.kit.sealing.Keys;
import onward.kit.store.EventStore;

/** Puts the service together. */
@Factory
final class ActivityFactory {
    @Singleton
    CatalogueFiles catalogueFiles() {
        return new CatalogueFiles();
    }

    @Singleton
    Catalogue catalogue(CatalogueFiles files) {
        return files.catalogue();
    }

    @Singleton
    EmailAddresses emailAddresses(Database database, AddressHash hash) {
        Migrations.apply(database.pool(), "activity", "activity");
        return new EmailAddresses(hash);
    }

    @Singleton
    Appending appending(EventStore store) {
        return new Appending(store);
    }

    @Singleton
    ClientStreams clientStreams(EventStore store) {
        return new ClientStreams(store);
    }

    @Singleton
    Clients clients(
            ClientStreams streams, Appending appending, Database database, EmailAddresses addresses, Keys keys) {
        return new Clients(streams, appending, database, addresses, keys);
    }

    @Singleton
    Catalogues catalogues(Catalogue builtIn, Studios studios) {
        return new Catalogues(builtIn, studios);
    }

    @Singleton
    StudioCatalogues studioCatalogues(Studios studios, Catalogue builtIn) {
        return new StudioCatalogues(studios, builtIn);
    }

    @Singleton
    Prescribing prescribing(ClientStreams streams, Appending appending, EventStore store, Catalogues catalogues) {
        return new Prescribing(streams, appending, store, catalogues);
    }

    @Singleton
    Changes changes(ClientStreams streams, EventStore store) {
        return new Changes(streams, store);
    }

    @Singleton
    ClientLog log(ClientStreams streams, Appending appending, EventStore store, Catalogues catalogues, Clock clock) {
        return new ClientLog(streams, appending, store, catalogues, clock);
    }

    @Singleton
    Care care(ClientStreams streams, Appending appending, Studios studios) {
        return new Care(streams, appending, studios);
    }

    /** Before anyone is served, the studios of the operator's file are open. */
    @Context
    Studios studios(
            EventStore store,
            Appending appending,
            Database database,
            EmailAddresses addresses,
            Keys keys,
            @Property(name = "onward.activity.studios-file", defaultValue = "") String file) {
        Studios studios = new Studios(store, appending, database, addresses, keys);
        if (!file.isBlank()) {
            StudiosFile.read(Path.of(file)).studios().forEach(studios::open);
        }
        return studios;
    }
}
