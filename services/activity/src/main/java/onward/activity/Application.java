package onward.activity;

import io.micronaut.runtime.Micronaut;

/** The service's process. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
