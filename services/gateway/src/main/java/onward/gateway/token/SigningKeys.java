package onward.gateway.token;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Brings the signing key from outside; it is in no database. */
@Factory
final class SigningKeys {
    @Singleton
    SigningKey signingKey(@Property(name = "onward.signing-key-file") Path file) {
        return SigningKey.read(file);
    }
}
