package onward.kit.http;

import io.micronaut.http.HttpStatus;
import java.util.Optional;

/**
 * RFC 9457 problem details; the body of every answer that is not a success.
 *
 * @param code stable, for programs, such as {@code session.exists}
 * @param detail for people; says what to do about it where something can be done
 * @param pointer the member of the request it is about (JSON pointer), if it is one
 */
public record Problem(String title, int status, String code, Optional<String> detail, Optional<String> pointer) {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** A problem with that status, code and sentence. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status.getReason(), status.getCode(), code, Optional.of(detail), Optional.empty());
    }

    /** The same, about one member of the request. */
    public Problem at(String member) {
        return new Problem(title, status, code, detail, Optional.of(member));
    }

    /** To leave a controller with. */
    public ProblemException exception() {
        return new ProblemException(this);
    }
}
