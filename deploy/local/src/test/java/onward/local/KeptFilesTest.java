package onward.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onward.contracts.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void prepare() {
        data = new DataFolder(folder.resolve("data"));
        data.prepare();
    }

    @Test
    void secrets_are_made_once_and_are_the_owners_alone() throws Exception {
        var secrets = new Secrets(data);
        String password = secrets.superuserPassword();
        String master = Files.readString(secrets.masterKeyFile());
        String signing = Files.readString(secrets.signingKeyFile());
        String local = secrets.localSecret();

        var again = new Secrets(data);
        assertThat(again.superuserPassword()).isEqualTo(password);
        assertThat(again.masterKeyFile()).hasContent(master);
        assertThat(again.signingKeyFile()).hasContent(signing);
        assertThat(again.localSecret()).isEqualTo(local);
        assertThat(again.password("activity")).isNotEqualTo(password).isNotEqualTo(again.password("progress"));
        assertThat(Files.getPosixFilePermissions(data.secrets()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(data.secrets())) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void the_keys_are_of_the_kind_that_the_services_expect() throws Exception {
        var secrets = new Secrets(data);
        assertThat(Base64.getDecoder().decode(Files.readString(secrets.masterKeyFile())))
                .hasSize(32);
        String pem = Files.readString(secrets.signingKeyFile());
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        var signing = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
        assertThat(signing.getParams().getOrder().bitLength()).isEqualTo(256);
    }

    @Test
    void the_studios_have_the_people_that_the_interface_names() throws Exception {
        StudiosFile.write(data.studiosFile());
        JsonNode studios = Json.strict().readTree(data.studiosFile().toFile()).get("studios");
        assertThat(studios.findValuesAsText("email"))
                .containsExactly(
                        "admin@demo.onward.test",
                        "coach@demo.onward.test",
                        "admin@other.onward.test",
                        "coach@other.onward.test");
        assertThat(studios.findValuesAsText("personId")).doesNotHaveDuplicates();
        assertThat(Studio.ALL)
                .extracting(studio -> studio.client().email())
                .containsExactly("client@demo.onward.test", "client@other.onward.test");
    }

    @Test
    void what_a_runner_writes_down_is_read_as_it_was() {
        var instance = new Instance(
                new ProcessIdentity(1, 2, "boot"),
                8080,
                true,
                List.of(
                        new Instance.Member(
                                "postgres", 15_432, Readiness.POSTGRES, Optional.of(new ProcessIdentity(3, 4, "boot"))),
                        new Instance.Member("gateway", 8080, Readiness.HTTP, Optional.empty())),
                Optional.of(Map.of("postgres", 15_432, "gateway", 8080)));
        data.write(instance);
        assertThat(data.instance()).contains(instance);
        data.forgetInstance();
        assertThat(data.instance()).isEmpty();
    }

    @Test
    void what_an_older_runner_wrote_down_says_of_no_ports() throws Exception {
        assertThat(Instance.fromJson("""
                        {"runner":{"pid":1,"startTicks":2,"boot":"boot"},"port":8080,"ready":true,"members":[]}""").ports()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_used_is_refused_in_one_line() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new DataFolder(file).prepare())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(file + " is not a folder")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).prepare()).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new DataFolder(Path.of("/proc/onward")).prepare())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/proc/onward")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_folder_is_taken_by_one_at_a_time() throws Exception {
        try (var lock = data.lock().orElseThrow()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(data.lock()).isEmpty();
        }
    }
}
