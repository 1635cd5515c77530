package onward.notifications;

import io.micronaut.runtime.Micronaut;

/** What to mail, when, and sending it. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
