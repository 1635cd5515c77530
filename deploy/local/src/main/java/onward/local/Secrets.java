package onward.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import onward.embedded.FreshSecrets;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;

/** Passwords and keys of one instance: made once, kept, readable by the owner alone. */
final class Secrets {
    private final Path folder;

    Secrets(DataFolder data) {
        this.folder = data.secrets();
    }

    String superuserPassword() {
        return password(PostgresServer.SUPERUSER);
    }

    String password(String role) {
        return read(made(role + ".password", FreshSecrets::password));
    }

    /** The passwords of all services by their roles. */
    Map<String, String> servicePasswords() {
        return Provisioning.SERVICES.stream().collect(Collectors.toMap(role -> role, this::password));
    }

    /** Wraps the keys that events are sealed with: 32 bytes in base64. */
    Path masterKeyFile() {
        return made("master.key", FreshSecrets::masterKey);
    }

    /** Signs the gateway's tokens: P-256, PKCS#8 in PEM. */
    Path signingKeyFile() {
        return made("signing.pem", FreshSecrets::signingKey);
    }

    /** Lets the holder have a token for anybody of this instance. */
    Path localSecretFile() {
        return made("local.secret", FreshSecrets::password);
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
}
