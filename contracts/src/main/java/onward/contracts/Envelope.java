package onward.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * One recorded event on its way: everything but its content is in clear.
 *
 * @param id the event's own id
 * @param source the service that recorded it
 * @param type wire name, such as {@code SessionLogged}
 * @param typeVersion the version of its schema
 * @param stream the client or studio it happened to
 * @param version its place in the stream: 1, 2, ... without holes
 * @param recordedAt when it was recorded, in microseconds; never earlier than the one before it in the stream
 * @param payload its JSON, sealed under the stream's key
 * @param origin the request on whose account it was recorded; no part of what happened
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every payload would be paid for on every event
public record Envelope(
        UUID id,
        String source,
        String type,
        int typeVersion,
        UUID stream,
        long version,
        Instant recordedAt,
        byte[] payload,
        Origin origin) {

    /** One of which nobody knows on whose account it was recorded. */
    public Envelope(
            UUID id,
            String source,
            String type,
            int typeVersion,
            UUID stream,
            long version,
            Instant recordedAt,
            byte[] payload) {
        this(id, source, type, typeVersion, stream, version, recordedAt, payload, Origin.UNKNOWN);
    }

    public Envelope {
        if (typeVersion < 1 || version < 1) {
            throw new IllegalArgumentException("versions begin at 1: " + typeVersion + ", " + version);
        }
    }

    /** The same with another origin. */
    public Envelope from(Origin other) {
        return new Envelope(id, source, type, typeVersion, stream, version, recordedAt, payload, other);
    }
}
