package onward.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.function.Supplier;
import onward.embedded.FreshSecrets;
import onward.embedded.PostgresServer;
import onward.embedded.Provisioning;

/**
 * The secrets of one installation as files: a folder for each container, with what that container may know and nothing
 * else. Made where they are missing and never changed.
 *
 * <p>The whole is closed to all but its owner. The files within are readable, since a container sees its own folder only
 * and runs as somebody whom the host does not know.
 */
record SecretFolders(Path root) {
    private static final String PASSWORD = "password";
    private static final String MASTER_KEY = "master.key";
    private static final String SIGNING_KEY = "signing.pem";

    /** Whoever owns the root owns all of it. */
    void make() throws IOException {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        String masterKey = shared(MASTER_KEY, Provisioning.SERVICES, FreshSecrets::masterKey);
        for (String service : Provisioning.SERVICES) {
            put(service, MASTER_KEY, masterKey);
            String password = shared(passwordFile(service), List.of("provision"), FreshSecrets::password);
            put(service, PASSWORD, password);
            put("provision", passwordFile(service), password);
        }
        put(
                Provisioning.GATEWAY,
                SIGNING_KEY,
                shared(SIGNING_KEY, List.of(Provisioning.GATEWAY), FreshSecrets::signingKey));
        String superuser = shared(passwordFile(PostgresServer.SUPERUSER), List.of("provision"), FreshSecrets::password);
        put("provision", passwordFile(PostgresServer.SUPERUSER), superuser);
        put("postgres", PASSWORD, superuser);
        put("grafana", PASSWORD, shared(PASSWORD, List.of("grafana"), FreshSecrets::password));
    }

    /** In the folder of whoever provisions. */
    static String passwordFile(String role) {
        return role + ".password";
    }

    /**
     * What one of these folders holds already; else a new one.
     *
     * @throws IllegalStateException when they hold different ones: whichever were taken, something could not be read
     */
    private String shared(String name, List<String> folders, Supplier<String> fresh) {
        List<String> found = folders.stream()
                .map(folder -> root.resolve(folder).resolve(name))
                .filter(Files::exists)
                .map(SecretFolders::read)
                .distinct()
                .toList();
        if (found.size() > 1) {
            throw new IllegalStateException("The files " + name + " in " + folders + " differ. Nothing was changed.");
        }
        return found.isEmpty() ? fresh.get() : found.getFirst();
    }

    private void put(String folder, String name, String secret) throws IOException {
        UserPrincipal owner = Files.getOwner(root);
        Path place = Files.createDirectories(root.resolve(folder));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setOwner(place, owner);
        Path file = place.resolve(name);
        if (Files.exists(file)) {
            return;
        }
        Path half = place.resolve(name + ".half");
        Files.writeString(half, secret, StandardCharsets.US_ASCII);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("r--r--r--"));
        Files.setOwner(half, owner);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
