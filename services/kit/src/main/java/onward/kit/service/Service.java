package onward.kit.service;

import io.micronaut.runtime.Micronaut;
import java.util.List;
import onward.kit.settings.Setting;
import onward.kit.settings.Settings;

/** Starts a service's process. */
public final class Service {
    private Service() {}

    /**
     * Starts it, if its settings can be used; if not, says all that is wrong with them and ends the process.
     *
     * @param name as log lines show it
     */
    public static void run(String name, Class<?> application, List<Setting> settings, String[] arguments) {
        // Before anything is logged: the log's configuration reads it.
        System.setProperty("onward.service", name);
        List<String> problems = Settings.problems(settings, System.getenv());
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.exit(1);
        }
        Micronaut.run(application, arguments);
    }
}
