package onward.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what the framework itself refuses (unknown path, broken body, wrong type) into problem+json with a code. */
@Primary
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<Problem> {
    private final List<KnownFailure> known;

    ProblemResponses(List<KnownFailure> known) {
        this.known = known;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        Problem problem = context.getRootCause()
                .flatMap(cause -> ofBody(cause).or(() -> ofKnown(cause)))
                .orElseGet(() -> ofStatus(HttpStatus.valueOf(response.code()), context));
        MutableHttpResponse<Problem> answer = ProblemHandler.response(problem);
        response.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type") && !name.equalsIgnoreCase("Content-Length")) {
                values.forEach(value -> answer.header(name, value));
            }
        });
        return answer;
    }

    private Optional<Problem> ofKnown(Throwable cause) {
        return known.stream()
                .flatMap(failure -> failure.problemOf(cause).stream())
                .findFirst();
    }

    /** What is wrong with a body that Jackson refused. */
    private static Optional<Problem> ofBody(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException refused) {
                return Optional.of(ofBody(refused));
            }
        }
        return Optional.empty();
    }

    static Problem ofBody(JsonProcessingException refused) {
        return switch (refused) {
            case UnrecognizedPropertyException unknown ->
                Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "request.unknown-member",
                                "There is no member '" + unknown.getPropertyName() + "' here.")
                        .at(pointer(unknown));
            case InputCoercionException outside -> outOfBounds(outside.getOriginalMessage(), "");
            case MismatchedInputException number
            when isNumberOutOfRange(number) ->
                outOfBounds("A whole number within the bounds is expected.", pointer(number));
            case InvalidFormatException format ->
                Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "request.malformed",
                                "'" + format.getValue() + "' is not a "
                                        + format.getTargetType().getSimpleName() + ".")
                        .at(pointer(format));
            case JsonMappingException shape
            when shape.getCause() instanceof InputCoercionException ->
                outOfBounds("A whole number within the bounds is expected.", pointer(shape));
            case JsonMappingException shape ->
                Problem.of(HttpStatus.BAD_REQUEST, "request.malformed", "The body has not the expected shape.")
                        .at(pointer(shape));
            case JsonProcessingException syntax ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "request.malformed",
                        "The body is not JSON: " + syntax.getOriginalMessage());
        };
    }

    private static Problem outOfBounds(String detail, String pointer) {
        return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "value.out-of-bounds", detail)
                .at(pointer);
    }

    /** 3.5 or 10^30 where a whole number is asked: the right kind of value, but not one of those allowed. */
    private static boolean isNumberOutOfRange(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        boolean whole = target == Integer.class || target == int.class || target == Long.class || target == long.class;
        return whole && (isAtNumber(mismatch) || isOfNumber(mismatch));
    }

    private static boolean isOfNumber(MismatchedInputException mismatch) {
        return mismatch instanceof InvalidFormatException format && format.getValue() instanceof Number;
    }

    private static boolean isAtNumber(MismatchedInputException mismatch) {
        return mismatch.getProcessor() instanceof com.fasterxml.jackson.core.JsonParser parser
                && parser.currentToken() != null
                && parser.currentToken().isNumeric();
    }

    private static String pointer(JsonMappingException at) {
        return at.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static Problem ofStatus(HttpStatus status, ErrorContext context) {
        if (status.getCode() >= 500) {
            // What went wrong inside is for the log; a message may carry what is nobody's to read.
            return Problem.of(status, "internal", "A fault of this service; it has been logged.");
        }
        String detail =
                context.getErrors().stream().map(Error::getMessage).distinct().collect(Collectors.joining("; "));
        return Problem.of(status, code(status), detail.isEmpty() ? status.getReason() : detail);
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "request.malformed";
            case UNAUTHORIZED -> "access.unauthenticated";
            case FORBIDDEN -> "access.forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED -> "request.method-not-allowed";
            case UNSUPPORTED_MEDIA_TYPE -> "request.media-type";
            case REQUEST_ENTITY_TOO_LARGE -> "request.too-large";
            default -> "request.refused";
        };
    }
}
