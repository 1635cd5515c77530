package onward.gateway.token;

import com.nimbusds.jose.jwk.ECKey;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.util.Optional;
import onward.kit.access.TokenKeys;

/** The gateway checks tokens with the key it signs them with; it need not ask itself for it. */
@Primary
@Singleton
final class OwnKeys implements TokenKeys {
    private final ECKey key;

    OwnKeys(SigningKey key) {
        this.key = key.publicPart();
    }

    @Override
    public Optional<ECKey> named(String keyId) {
        return Optional.of(key).filter(own -> own.getKeyID().equals(keyId));
    }
}
