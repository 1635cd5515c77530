package onward.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import onward.kit.settings.Setting;
import onward.kit.settings.Settings;
import onward.testing.SettingsTable;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static Set<String> names(List<Setting> settings) {
        return settings.stream().map(Setting::name).collect(Collectors.toSet());
    }

    @Test
    void what_the_document_lists_is_what_is_checked_and_what_is_read() {
        Set<String> own = names(Application.SETTINGS);
        own.removeAll(names(Settings.behindTheGateway(List.of())));
        assertThat(SettingsTable.in(Path.of("README.md"))).isEqualTo(own);
        assertThat(own).containsAll(SettingsTable.readBy(Path.of("src/main/resources/application.yml")));
    }

    @Test
    void started_without_settings_it_says_what_is_missing_and_ends() throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Application.class.getName());
        start.environment().keySet().removeIf(name -> name.startsWith("ONWARD_"));
        start.environment().put("ONWARD_HTTP_PORT", "eighty");
        start.redirectOutput(new File("/dev/null"));
        Process process = start.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said.lines())
                .contains("ONWARD_HTTP_PORT cannot be used: a port, 1 to 65535")
                .contains("ONWARD_KAFKA is missing: servers, such as host:9092,host:9093")
                .hasSize(10)
                .allMatch(line -> line.startsWith("ONWARD_"));
    }
}
