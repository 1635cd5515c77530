package onward.kit.access;

import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who calls, as the token says. A controller asks for it as an argument.
 *
 * @param personId for a client, the client's id
 * @param studioId the studio the person belongs to; nothing of another studio is theirs to see
 */
public record Caller(UUID personId, Role role, UUID studioId) {
    private static final String ATTRIBUTE = "caller";

    /** @param until the instant from which the token no longer speaks for the caller */
    Authentication authentication(Instant until) {
        return Authentication.build(
                personId.toString(), List.of(role.wireName()), Map.of(ATTRIBUTE, new Admitted(this, until)));
    }

    static Optional<Caller> of(Authentication authentication) {
        return admitted(authentication).map(Admitted::caller);
    }

    static Optional<Admitted> admitted(Authentication authentication) {
        return Optional.ofNullable(authentication.getAttributes().get(ATTRIBUTE))
                .filter(Admitted.class::isInstance)
                .map(Admitted.class::cast);
    }
}
