package onward.notifications;

import static org.assertj.core.api.Assertions.assertThat;

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
}
