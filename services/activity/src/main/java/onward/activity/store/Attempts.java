package onward.activity.store;

import io.micronaut.http.HttpStatus;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import onward.kit.database.DatabaseFailure;
import onward.kit.http.Problem;
import onward.kit.http.ProblemException;
import onward.kit.store.VersionConflict;

/**
 * Loads and decides again while others append to the same stream. The first attempt waits for nobody; after a conflict
 * the callers of this process take turns, or a crowd of n would load n times n / 2.
 */
final class Attempts {
    private static final int MOST = 50;
    private static final int STRIPES = 256;

    private final Lock[] turns =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /** Ends in a 503 if the stream is so busy elsewhere that it never comes to pass. */
    <T> T on(UUID stream, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException failure) {
            if (!isConflict(failure)) {
                throw failure;
            }
            return inTurn(stream, attempt);
        }
    }

    private <T> T inTurn(UUID stream, Supplier<T> attempt) {
        Lock turn = turns[Math.floorMod(stream.hashCode(), STRIPES)];
        turn.lock();
        try {
            for (int left = MOST; ; left--) {
                try {
                    return attempt.get();
                } catch (RuntimeException failure) {
                    if (!isConflict(failure)) {
                        throw failure;
                    }
                    if (left == 0) {
                        throw busy();
                    }
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private static ProblemException busy() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service.unavailable",
                        "Too much is happening to this client at once. Say the same again: it is done once.")
                .exception();
    }

    /** Class 40 of the SQL standard: rolled back, as two people who swap addresses at once are. */
    private static boolean isConflict(RuntimeException failure) {
        return switch (failure) {
            case VersionConflict _, Conflict _ -> true;
            case DatabaseFailure database -> database.sqlState().startsWith("40");
            default -> false;
        };
    }
}
