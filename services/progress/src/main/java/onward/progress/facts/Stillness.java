package onward.progress.facts;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells, of one client, that movement has stopped: once for each length of a gap. */
final class Stillness {
    /** A phone that was off line brings its sessions one by one; the gaps between them are none. */
    private static final Duration TO_SETTLE = Duration.ofMinutes(10);

    private final UnderReview review;

    Stillness(UnderReview review) {
        this.review = review;
    }

    /** Tells what is to be told now, and returns when there is more, if nothing happens until then. */
    Optional<Instant> tell() throws SQLException {
        return review.gap().isPresent() ? tell(review.gap().get()) : Optional.empty();
    }

    private Optional<Instant> tell(MovementGap gap) throws SQLException {
        for (int hours : MovementGap.HOURS) {
            Optional<Instant> reachedAt = gap.reaches(hours);
            if (reachedAt.isEmpty()) {
                return Optional.empty();
            }
            Instant due = settled(review.watched(), reachedAt.get());
            if (due.isAfter(review.now())) {
                return Optional.of(due);
            }
            if (ToldTable.tellGap(review.connection(), review.client().id(), gap.since(), hours)) {
                review.findings().gap(gap.since(), hours, reachedAt.get());
            }
        }
        return Optional.empty();
    }

    /** The earliest moment at which a gap that reached its length then is believed. */
    static Instant settled(Watched watched, Instant reachedAt) {
        return watched.lastLoggedAt()
                .map(logged -> logged.plus(TO_SETTLE))
                .filter(settled -> settled.isAfter(reachedAt))
                .orElse(reachedAt);
    }
}
