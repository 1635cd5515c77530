package onward.kit.access;

import com.nimbusds.jose.jwk.ECKey;
import java.util.Optional;

/** The public keys that tokens are signed with. */
public interface TokenKeys {
    /**
     * The key of that id; empty if there is none, which makes a token that names it invalid.
     *
     * @throws KeysUnavailable if that cannot be said now
     */
    Optional<ECKey> named(String keyId);
}
