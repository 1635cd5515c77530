package onward.kit.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads a signed token (RFC 7519, ES256 and nothing else): {@code sub}, {@code roles}, {@code studio}, {@code exp}. */
final class TokenVerifier {
    /** Between the clocks of two machines. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final TokenKeys keys;

    TokenVerifier(TokenKeys keys) {
        this.keys = keys;
    }

    /** Whom the token speaks for, and the instant from which it no longer does. */
    record Verified(Caller caller, Instant until) {}

    /**
     * Empty for anything that is not a token of ours in force at that instant.
     *
     * @throws KeysUnavailable if its key cannot be fetched now
     */
    Optional<Verified> verify(String token, Instant now) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            String keyId = signed.getHeader().getKeyID();
            if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm()) || keyId == null) {
                return Optional.empty();
            }
            Optional<ECKey> key = keys.named(keyId);
            if (key.isEmpty() || !signed.verify(new ECDSAVerifier(key.get()))) {
                return Optional.empty();
            }
            return read(signed.getJWTClaimsSet()).filter(verified -> now.isBefore(verified.until()));
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static Optional<Verified> read(JWTClaimsSet claims) throws ParseException {
        List<String> roles = claims.getStringListClaim("roles");
        Optional<UUID> person = uuid(claims.getSubject());
        Optional<UUID> studio = uuid(claims.getStringClaim("studio"));
        if (roles == null || roles.size() != 1 || claims.getExpirationTime() == null) {
            return Optional.empty();
        }
        Instant until = claims.getExpirationTime().toInstant().plus(SKEW);
        return Role.named(roles.getFirst())
                .flatMap(role -> person.flatMap(
                        personId -> studio.map(studioId -> new Verified(new Caller(personId, role, studioId), until))));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
