package onward.progress.timeline;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where an entry stands on its timeline: entries are told by when they happened, then by when they were recorded, then by
 * id, so that the order does not show how topics interleave.
 */
record Place(Instant at, Instant recordedAt, UUID eventId) {
    private static final String SEPARATOR = "/";
    /** What PostgreSQL can hold. */
    private static final Instant FIRST = Instant.parse("-4712-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("+294000-01-01T00:00:00Z");

    /** Opaque to callers; the next page begins behind it. */
    String cursor() {
        String plain = at + SEPARATOR + recordedAt + SEPARATOR + eventId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for anything that {@link #cursor} did not make. */
    static Optional<Place> of(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(SEPARATOR, 4);
            if (parts.length != 3) {
                return Optional.empty();
            }
            return Optional.of(new Place(instant(parts[0]), instant(parts[1]), UUID.fromString(parts[2])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("no instant of a timeline: " + text);
        }
        return instant;
    }
}
