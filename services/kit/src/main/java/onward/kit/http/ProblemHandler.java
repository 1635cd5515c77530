package onward.kit.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that a controller left with. */
@Singleton
final class ProblemHandler implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {
    /** Seconds; what is unavailable here (a version not yet seen, a service starting again) is back within that. */
    private static final String RETRY_AFTER = "1";

    @Override
    @SuppressWarnings("rawtypes") // the interface of the framework
    public HttpResponse<Problem> handle(HttpRequest request, ProblemException exception) {
        return response(exception.problem());
    }

    static MutableHttpResponse<Problem> response(Problem problem) {
        MutableHttpResponse<Problem> response = HttpResponse.<Problem>status(HttpStatus.valueOf(problem.status()))
                .contentType(Problem.MEDIA_TYPE)
                .body(problem);
        boolean comeBack = problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
                || problem.status() == HttpStatus.TOO_MANY_REQUESTS.getCode();
        return comeBack ? response.header("Retry-After", RETRY_AFTER) : response;
    }
}
