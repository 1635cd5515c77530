package onward.gateway;

import java.util.List;
import onward.gateway.token.SigningKeyFile;
import onward.kit.service.Service;
import onward.kit.settings.Setting;
import onward.kit.settings.SettingKind;
import onward.kit.settings.Settings;

/** The front door. */
public final class Application {
    /** What stands in the README's table, and in the kit's. */
    public static final List<Setting> SETTINGS = Settings.ofTheGateway(List.of(
            Setting.required("ONWARD_ACTIVITY_URL", SettingKind.WEB_ADDRESS),
            Setting.required("ONWARD_PROGRESS_URL", SettingKind.WEB_ADDRESS),
            Setting.required("ONWARD_NOTIFICATIONS_URL", SettingKind.WEB_ADDRESS),
            Setting.optional("ONWARD_PATIENCE", SettingKind.TIME),
            Setting.required("ONWARD_SIGNING_KEY_FILE", SigningKeyFile.KIND),
            Setting.optional("ONWARD_LOCAL_MAIL_URL", SettingKind.WEB_ADDRESS),
            Setting.optional("ONWARD_LOCAL_SECRET_FILE", SettingKind.FILE)));

    private Application() {}

    public static void main(String[] arguments) {
        Service.run("gateway", Application.class, SETTINGS, arguments);
    }
}
