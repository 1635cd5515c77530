package onward.activity.decision;

import static onward.activity.decision.Decision.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import onward.activity.decision.Decision.Refused;

/** What the time may be at which something happened, as its clock on the wall told it. */
public final class ToldTime {
    private static final Duration AHEAD = Duration.ofHours(24);

    private ToldTime() {}

    /**
     * Its offset is the one that the zone has at that instant, which also means that the local time exists there; it is
     * at most 24 h ahead.
     */
    public static Optional<Refused> check(OffsetDateTime at, ZoneId zone, Instant now, String pointer) {
        Optional<Refused> noDate = Bounds.date(at.toLocalDate(), pointer);
        if (noDate.isPresent()) {
            return noDate;
        }
        ZoneOffset offset = zone.getRules().getOffset(at.toInstant());
        if (!offset.equals(at.getOffset())) {
            return Optional.of(refused(
                    Reason.TIME_OFFSET_MISMATCH,
                    zone + " has the offset " + offset + " at that instant, not " + at.getOffset() + ".",
                    pointer));
        }
        return at.toInstant().isAfter(now.plus(AHEAD))
                ? Optional.of(refused(Reason.TIME_IN_FUTURE, "That is more than 24 hours ahead.", pointer))
                : Optional.empty();
    }
}
