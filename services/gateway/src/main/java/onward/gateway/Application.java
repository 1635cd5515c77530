package onward.gateway;

import io.micronaut.runtime.Micronaut;

/** The front door. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
