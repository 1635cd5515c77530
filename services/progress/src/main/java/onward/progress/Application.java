package onward.progress;

import io.micronaut.runtime.Micronaut;

/** The read side: adherence and timeline. */
public final class Application {
    private Application() {}

    public static void main(String[] arguments) {
        Micronaut.run(Application.class, arguments);
    }
}
