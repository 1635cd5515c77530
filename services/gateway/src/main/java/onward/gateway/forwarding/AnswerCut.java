package onward.gateway.forwarding;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import jakarta.inject.Singleton;
import java.util.Optional;
import onward.kit.http.KnownFailure;
import onward.kit.http.Problem;

/**
 * A service that dies between the head of its answer and the first byte of the body: the answer is on its way through the
 * filters by then, but nothing of it has reached the caller. Later than that the caller sees the connection end.
 */
@Singleton
final class AnswerCut implements KnownFailure {
    @Override
    public Optional<Problem> problemOf(Throwable failure) {
        return failure instanceof ResponseClosedException ? Optional.of(unavailable()) : Optional.empty();
    }

    /** What is said of a service that is away, whenever that is noticed. */
    static Problem unavailable() {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service.unavailable",
                "The service is not there at this moment; the same request will do in a second.");
    }
}
