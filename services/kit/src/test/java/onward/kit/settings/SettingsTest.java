package onward.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import onward.testing.SettingsTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final List<Setting> ALL = Settings.behindTheGateway(List.of());

    @TempDir
    Path folder;

    private Map<String, String> good;

    @BeforeEach
    void good() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]));
        good = new HashMap<>(Map.of(
                "ONWARD_DATABASE_URL", "jdbc:postgresql://db:5432/activity",
                "ONWARD_DATABASE_USER", "activity",
                "ONWARD_DATABASE_PASSWORD", "s3cret-one",
                "ONWARD_KEYS_URL", "jdbc:postgresql://db:5432/keys",
                "ONWARD_KEYS_USER", "activity",
                "ONWARD_KEYS_PASSWORD", "s3cret-two",
                "ONWARD_MASTER_KEY_FILE", key.toString(),
                "ONWARD_KAFKA", "one:9092,two:9092",
                "ONWARD_JWKS_URL", "https://gateway/.well-known/jwks.json"));
    }

    private List<String> problems() {
        return Settings.problems(ALL, good);
    }

    @Test
    void good_ones_are_taken() {
        assertThat(problems()).isEmpty();
        good.putAll(Map.of("ONWARD_MODE", "local", "ONWARD_HTTP_PORT", "8080", "ONWARD_CLOCK_FILE", ""));
        assertThat(problems()).isEmpty();
    }

    @Test
    void all_that_is_missing_is_said_at_once_a_line_each() {
        good.clear();
        List<String> required =
                ALL.stream().filter(Setting::required).map(Setting::name).toList();
        assertThat(problems()).hasSameSizeAs(required);
        assertThat(problems()).allSatisfy(line -> assertThat(line).matches("ONWARD_\\w+ is missing: [^\n]+"));
        assertThat(problems()).extracting(line -> line.split(" ", -1)[0]).isEqualTo(required);
    }

    @Test
    void what_cannot_be_used_is_named_with_what_is_expected_and_never_quoted() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "s3cret-three");
        Map<String, String> broken = Map.of(
                "ONWARD_MODE", "s3cret",
                "ONWARD_HTTP_PORT", "s3cret",
                "ONWARD_DATABASE_URL", "mysql://s3cret",
                "ONWARD_KEYS_URL", "s3cret",
                "ONWARD_MASTER_KEY_FILE", wrong.toString(),
                "ONWARD_CLOCK_FILE", "/nowhere/s3cret",
                "ONWARD_KAFKA", "s3cret",
                "ONWARD_JWKS_URL", "ftp://s3cret");
        good.putAll(broken);
        assertThat(problems())
                .hasSameSizeAs(broken.keySet())
                .allSatisfy(line -> assertThat(line)
                        .contains(" cannot be used: ")
                        .doesNotContain("s3cret")
                        .doesNotContain("\n"));
        assertThat(problems()).contains("ONWARD_HTTP_PORT cannot be used: a port, 1 to 65535");
    }

    @Test
    void what_the_document_lists_is_what_is_checked_and_what_is_read() {
        Set<String> names = ALL.stream().map(Setting::name).collect(Collectors.toSet());
        assertThat(SettingsTable.in(Path.of("README.md"))).isEqualTo(names);
        assertThat(SettingsTable.readBy(Path.of("src/main/resources/service-defaults.yml")))
                .isEqualTo(names);
    }
}
