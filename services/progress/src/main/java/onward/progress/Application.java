package onward.progress;

import java.util.List;
import onward.kit.service.Service;
import onward.kit.settings.Setting;
import onward.kit.settings.Settings;

/** The read side: adherence and timeline. */
public final class Application {
    /** What stands in the README's table, and in the kit's. */
    public static final List<Setting> SETTINGS = Settings.behindTheGateway(List.of());

    private Application() {}

    public static void main(String[] arguments) {
        Service.run("progress", Application.class, SETTINGS, arguments);
    }
}
