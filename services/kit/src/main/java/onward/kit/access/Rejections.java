package onward.kit.access;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import onward.kit.http.Problem;

/** What a caller is told who has no valid token (401), or one that does not do here (403). */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class Rejections implements ExceptionHandler<AuthorizationException, HttpResponse<Problem>> {

    @Override
    @SuppressWarnings("rawtypes") // the interface of the framework
    public HttpResponse<Problem> handle(HttpRequest request, AuthorizationException rejection) {
        return rejection.isForbidden() ? forbidden() : unauthenticated();
    }

    private static HttpResponse<Problem> forbidden() {
        return HttpResponse.<Problem>status(HttpStatus.FORBIDDEN)
                .contentType(Problem.MEDIA_TYPE)
                .body(Problem.of(HttpStatus.FORBIDDEN, "access.forbidden", "This is not for your role to do."));
    }

    private static HttpResponse<Problem> unauthenticated() {
        return HttpResponse.<Problem>status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(Problem.MEDIA_TYPE)
                .body(Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "access.unauthenticated",
                        "A valid bearer token is needed in the Authorization header."));
    }
}
