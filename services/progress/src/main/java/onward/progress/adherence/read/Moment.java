package onward.progress.adherence.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What was known when: rows recorded after it do not exist yet, and what was superseded or withdrawn after it still
 * holds.
 *
 * @param recordedUpTo as PostgreSQL compares it
 */
public record Moment(OffsetDateTime recordedUpTo) {
    /** All that is known. The driver sends it as PostgreSQL's infinity. */
    public static final Moment NOW = new Moment(OffsetDateTime.MAX);

    public static Moment of(Instant instant) {
        return new Moment(instant.atOffset(ZoneOffset.UTC));
    }

    public static Moment of(Optional<Instant> asOf) {
        return asOf.map(Moment::of).orElse(NOW);
    }
}
