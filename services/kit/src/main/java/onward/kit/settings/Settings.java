package onward.kit.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import onward.kit.sealing.MasterKey;

/** The settings of a service: those that all have, and its own. */
public final class Settings {
    /** What every service has. */
    public static final List<Setting> OF_ALL = List.of(
            Setting.optional("ONWARD_MODE", SettingKind.oneOf("production", "local")),
            Setting.optional("ONWARD_CLOCK_FILE", SettingKind.FILE),
            Setting.optional("ONWARD_HTTP_HOST", SettingKind.text("an address of this machine")),
            Setting.optional("ONWARD_HTTP_PORT", SettingKind.PORT),
            Setting.required("ONWARD_DATABASE_URL", SettingKind.DATABASE),
            Setting.required("ONWARD_DATABASE_USER", SettingKind.text("the name of a database user")),
            Setting.required("ONWARD_DATABASE_PASSWORD", SettingKind.text("that user's password")),
            Setting.required("ONWARD_KEYS_URL", SettingKind.DATABASE),
            Setting.required("ONWARD_KEYS_USER", SettingKind.text("the name of a database user")),
            Setting.required("ONWARD_KEYS_PASSWORD", SettingKind.text("that user's password")),
            Setting.required(
                    "ONWARD_MASTER_KEY_FILE",
                    SettingKind.file("a file with base64 of 32 random bytes", MasterKey::read)),
            Setting.required("ONWARD_KAFKA", SettingKind.SERVERS_WITH_PORTS));

    /** What every service behind the gateway has besides. */
    public static final Setting TOKEN_KEYS = Setting.required("ONWARD_JWKS_URL", SettingKind.WEB_ADDRESS);

    private Settings() {}

    /** Of a service behind the gateway. */
    public static List<Setting> behindTheGateway(List<Setting> own) {
        List<Setting> all = new ArrayList<>(OF_ALL);
        all.add(TOKEN_KEYS);
        all.addAll(own);
        return List.copyOf(all);
    }

    /** Of the gateway. */
    public static List<Setting> ofTheGateway(List<Setting> own) {
        List<Setting> all = new ArrayList<>(OF_ALL);
        all.addAll(own);
        return List.copyOf(all);
    }

    /** All that is wrong there, a line each. */
    public static List<String> problems(List<Setting> settings, Map<String, String> environment) {
        return settings.stream()
                .map(setting -> setting.problemIn(environment))
                .flatMap(Optional::stream)
                .toList();
    }
}
