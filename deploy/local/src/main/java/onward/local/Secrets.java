package onward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;

/** Passwords and keys of one instance: made once, kept, readable by the owner alone. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    Secrets(DataFolder data) {
        this.folder = data.secrets();
    }

    String superuserPassword() {
        return password(PostgresServer.SUPERUSER);
    }

    String password(String role) {
        return read(made(
                role + ".password", () -> randomBase64(Base64.getUrlEncoder().withoutPadding())));
    }

    /** The passwords of all services by their roles. */
    Map<String, String> servicePasswords() {
        return Provisioning.SERVICES.stream().collect(Collectors.toMap(role -> role, this::password));
    }

    /** Wraps the keys that events are sealed with: 32 bytes in base64. */
    Path masterKeyFile() {
        return made("master.key", () -> randomBase64(Base64.getEncoder()));
    }

    /** Signs the gateway's tokens: P-256, PKCS#8 in PEM. */
    Path signingKeyFile() {
        return made("signing.pem", Secrets::signingKey);
    }

    /** Lets the holder have a token for anybody of this instance. */
    Path localSecretFile() {
        return made("local.secret", () -> randomBase64(Base64.getUrlEncoder().withoutPadding()));
    }

    String localSecret() {
        return read(localSecretFile());
    }

    private Path made(String name, Supplier<String> content) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                AtomicFiles.write(file, content.get());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomBase64(Base64.Encoder encoder) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    private static String signingKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
