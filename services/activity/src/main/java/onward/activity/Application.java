package onward.activity;

import java.util.List;
import onward.kit.service.Service;
import onward.kit.settings.Setting;
import onward.kit.settings.SettingKind;
import onward.kit.settings.Settings;

/** The service's process. */
public final class Application {
    /** What stands in the README's table, and in the kit's. */
    public static final List<Setting> SETTINGS =
            Settings.behindTheGateway(List.of(Setting.optional("ONWARD_STUDIOS_FILE", SettingKind.FILE)));

    private Application() {}

    public static void main(String[] arguments) {
        Service.run("activity", Application.class, SETTINGS, arguments);
    }
}
