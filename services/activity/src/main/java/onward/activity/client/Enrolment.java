package onward.activity.client;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a client was enrolled; never changes.
 *
 * @param timeZone the IANA region's name
 * @param version the stream's version after it
 * @param at when it was recorded
 */
public record Enrolment(
        UUID studioId,
        String name,
        String email,
        String timeZone,
        Optional<String> locale,
        UUID by,
        long version,
        Instant at) {}
