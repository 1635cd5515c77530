package onward.local.kills;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process that was killed.
 *
 * @param at when
 * @param nanos the same, by {@link System#nanoTime}
 * @param ready after how long it said that it is ready; of the runner: the next one; empty: not within patience
 * @param logs after how long a session of a client enrolled since was logged and on the timeline
 * @param mails after how long that client's invitation had arrived
 */
record Kill(
        String process,
        Instant at,
        long nanos,
        Optional<Duration> ready,
        Optional<Duration> logs,
        Optional<Duration> mails) {
    /** By then it serves again. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** After how long everything was done again; empty: it was not. */
    Optional<Duration> serves() {
        return ready.flatMap(one -> logs.map(other -> longer(one, other)))
                .flatMap(one -> mails.map(other -> longer(one, other)));
    }

    boolean inTime() {
        return serves().filter(after -> after.compareTo(LIMIT) <= 0).isPresent();
    }

    /** When everything was done again, by {@link System#nanoTime}. */
    long servesAt() {
        return serves().map(after -> nanos + after.toNanos()).orElse(Long.MAX_VALUE);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
