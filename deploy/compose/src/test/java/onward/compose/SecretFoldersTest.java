package onward.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFoldersTest {
    @TempDir
    private Path root;

    @BeforeEach
    void make() throws IOException {
        new SecretFolders(root).make();
    }

    @Test
    void nobody_but_the_owner_enters_and_any_container_reads_its_own() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                .isEqualTo("rwx------");
        for (Path file : secrets().keySet()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("r--r--r--");
        }
    }

    @Test
    void services_share_the_master_key_and_nothing_else() throws IOException {
        assertThat(secret("activity/master.key"))
                .isEqualTo(secret("gateway/master.key"))
                .hasSize(44);
        assertThat(secret("activity/password"))
                .isEqualTo(secret("provision/activity.password"))
                .hasSize(43);
        assertThat(secret("postgres/password")).isEqualTo(secret("provision/postgres.password"));
        assertThat(secret("gateway/signing.pem")).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(root.resolve("progress/signing.pem")).doesNotExist();
        // One master key, a password for each service, the superuser and Grafana, the signing key.
        assertThat(new HashSet<>(secrets().values())).hasSize(8);
    }

    @Test
    void a_second_start_changes_nothing() throws IOException {
        Map<Path, String> before = secrets();

        new SecretFolders(root).make();

        assertThat(secrets()).isEqualTo(before);
    }

    @Test
    void a_file_that_is_lost_in_one_folder_comes_from_another() throws IOException {
        Map<Path, String> before = secrets();
        Files.delete(root.resolve("progress/master.key"));
        Files.delete(root.resolve("provision/activity.password"));
        Files.delete(root.resolve("activity/password"));

        new SecretFolders(root).make();

        assertThat(secret("progress/master.key")).isEqualTo(before.get(root.resolve("progress/master.key")));
        assertThat(secret("activity/password")).isEqualTo(secret("provision/activity.password"));
    }

    @Test
    void two_different_master_keys_are_refused() throws IOException {
        Path one = root.resolve("progress/master.key");
        Files.delete(one);
        Files.writeString(one, "another");

        assertThatThrownBy(() -> new SecretFolders(root).make()).hasMessageContaining("master.key");
    }

    private String secret(String name) throws IOException {
        return Files.readString(root.resolve(name));
    }

    private Map<Path, String> secrets() throws IOException {
        var secrets = new HashMap<Path, String>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                secrets.put(file, Files.readString(file));
            }
        }
        return secrets;
    }
}
