package onward.gateway.local;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** What whoever started this instance knows, and nobody else: the content of a file that only they may read. */
@Singleton
@Requires(property = "onward.mode", value = "local")
final class LocalSecret {
    private final byte[] secret;

    LocalSecret(@Property(name = "onward.local.secret-file") Path file) {
        try {
            this.secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The local secret's file cannot be read: " + file, e);
        }
        if (secret.length == 0) {
            throw new IllegalStateException("The local secret's file is empty: " + file);
        }
    }

    /** Compares in a time that does not tell how much of it was right. */
    boolean is(String said) {
        return MessageDigest.isEqual(secret, said.getBytes(StandardCharsets.UTF_8));
    }
}
