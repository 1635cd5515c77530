package onward.kit.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import onward.kit.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that is away comes back; whether a command was carried out is told by saying it again. */
@Singleton
final class DatabaseFailureHandler implements ExceptionHandler<DatabaseFailure, HttpResponse<Problem>> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailureHandler.class);

    @Override
    @SuppressWarnings("rawtypes") // the interface of the framework
    public HttpResponse<Problem> handle(HttpRequest request, DatabaseFailure failure) {
        if (failure.isPassing()) {
            LOG.warn("{} {}: {}", request.getMethod(), request.getPath(), failure.getMessage());
            return ProblemHandler.response(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service.unavailable",
                    "The database cannot be reached just now. Say the same again: it is done once."));
        }
        LOG.error("{} {}", request.getMethod(), request.getPath(), failure);
        return ProblemHandler.response(
                Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something is wrong here, not with you."));
    }
}
