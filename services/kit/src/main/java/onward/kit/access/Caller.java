package onward.kit.access;

import io.micronaut.security.authentication.Authentication;
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

    Authentication authentication() {
        return Authentication.build(personId.toString(), List.of(role.wireName()), Map.of(ATTRIBUTE, this));
    }

    static Optional<Caller> of(Authentication authentication) {
        return Optional.ofNullable(authentication.getAttributes().get(ATTRIBUTE))
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast);
    }
}
