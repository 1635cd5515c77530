package onward.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import onward.kit.access.Caller;

/** Signs who someone is: ES256 (RFC 7518), good for 12 hours of the machine's own time, never of a moved clock. */
@Singleton
public final class Tokens {
    private static final Duration GOOD_FOR = Duration.ofHours(12);

    private final SigningKey key;
    private final InstantSource clock = InstantSource.system();

    Tokens(SigningKey key) {
        this.key = key;
    }

    /** A token with {@code sub}, {@code roles}, {@code studio}, {@code iat} and {@code exp}. */
    public String issue(Caller person) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(person.personId().toString())
                .claim("roles", List.of(person.role().wireName()))
                .claim("studio", person.studioId().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(GOOD_FOR)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.whole().getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key.whole()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
