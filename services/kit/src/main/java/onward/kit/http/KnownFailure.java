package onward.kit.http;

import java.util.Optional;

/** What a failure that no controller and no filter gets to see means to who asked. */
@FunctionalInterface
public interface KnownFailure {
    /** Empty if it is none that is known. */
    Optional<Problem> problemOf(Throwable failure);
}
