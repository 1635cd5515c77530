package onward.progress.adherence;

import java.time.Instant;
import java.util.Optional;

/**
 * Safety first: after a red flag nobody is asked to move until a coach says that it is safe.
 *
 * @param liftedAt absent while it holds
 */
public record Hold(Instant placedAt, Optional<Instant> liftedAt) {

    public boolean isOpen() {
        return liftedAt.isEmpty();
    }

    /** Whether it held at some instant of that time, its end not included. */
    public boolean touches(Instant from, Instant to) {
        return placedAt.isBefore(to) && liftedAt.map(from::isBefore).orElse(true);
    }
}
