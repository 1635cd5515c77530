package onward.progress.roster;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.EventCodec;
import onward.contracts.event.ClientDetailsChanged;
import onward.contracts.event.ClientEnrolled;
import onward.contracts.event.Event;
import onward.kit.sealing.Sealer;
import onward.kit.sealing.Sealer.Opened;
import onward.progress.adherence.read.NameTable;

/** Opens what clients are called: one statement for the names and one for the keys, whatever their number. */
@Singleton
final class Names {
    private final Sealer sealer;
    private final EventCodec codec = new EventCodec();

    Names(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Those of whoever was erased, or whose key is lost, are missing. The search path is the projection's schema. */
    Map<UUID, String> of(Connection connection, Collection<UUID> clients) throws SQLException {
        List<NameTable.Sealed> sealed = NameTable.of(connection, clients);
        List<Opened> opened = sealer.openAll(sealed.stream()
                .map(name -> new Sealer.Sealed(
                        name.client(),
                        Sealer.placeOf(name.eventId(), name.type(), name.typeVersion(), name.version()),
                        name.payload()))
                .toList());
        Map<UUID, String> names = new HashMap<>();
        for (int i = 0; i < sealed.size(); i++) {
            NameTable.Sealed name = sealed.get(i);
            opened.get(i)
                    .shown(name.client())
                    .flatMap(json -> name(codec.decode(name.type(), name.typeVersion(), json)))
                    .ifPresent(word -> names.put(name.client(), word));
        }
        return names;
    }

    private static Optional<String> name(Event event) {
        if (event instanceof ClientEnrolled enrolled) {
            return Optional.of(enrolled.name());
        }
        return event instanceof ClientDetailsChanged changed ? changed.name() : Optional.empty();
    }
}
