package onward.kit.restore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.event.Event;

/**
 * What a service writes beside an event when it appends one, for events that come back from Kafka into a store that was
 * restored from an older backup.
 */
public interface Regained {
    /** Of a service that writes nothing beside its events and finds them by no subject. */
    Regained NOTHING_BESIDE = new Regained() {
        @Override
        public Optional<UUID> subjectOf(Event event) {
            return Optional.empty();
        }

        @Override
        public void take(Connection transaction, UUID stream, Event event) {}
    };

    /** What within the stream the event is about, as it was told when it was appended: that is not on Kafka. */
    Optional<UUID> subjectOf(Event event);

    /** Writes in the transaction that appends it. Events come in the order of their stream. */
    void take(Connection transaction, UUID stream, Event event) throws SQLException;
}
