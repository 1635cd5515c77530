package onward.progress.roster;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a client stands on the list, in one order. It holds no name: a cursor travels in addresses, and those are logged.
 *
 * @param rank 0 for the most urgent, where that counts
 * @param at what is earlier comes first
 */
record Place(int rank, Instant at, UUID client) {
    static final Comparator<Place> IN_ORDER = Comparator.comparingInt(Place::rank)
            .thenComparing(Place::at)
            .thenComparing(place -> place.client().toString());

    private static final String SEPARATOR = "/";

    /** Opaque to callers; the next page begins behind it. */
    String cursor(Sort sort) {
        String plain = String.join(SEPARATOR, sort.code(), Integer.toString(rank), at.toString(), client.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for anything that {@link #cursor} did not make of a list in that order. */
    static Optional<Place> of(String cursor, Sort sort) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(SEPARATOR, 5);
            if (parts.length != 4 || !parts[0].equals(sort.code())) {
                return Optional.empty();
            }
            return Optional.of(
                    new Place(Integer.parseInt(parts[1]), Instant.parse(parts[2]), UUID.fromString(parts[3])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
