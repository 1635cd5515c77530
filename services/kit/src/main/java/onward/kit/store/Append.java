package onward.kit.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import onward.contracts.Origin;

/**
 * One stream's part of a group: events sealed for the versions after the expected one, on account of a request.
 *
 * @param unseen a subject of which the stream must not have an event yet
 */
record Append(UUID stream, long expected, Optional<UUID> unseen, List<Sealed> events, Origin origin) {
    /** The version after it. */
    long next() {
        return expected + events.size();
    }

    /** An event as it will lie in the table. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(long version, UUID id, String type, int typeVersion, UUID subject, byte[] payload) {}
}
