package onward.kit.loop;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Rung when something was committed that may be another loop's to go on with in this service. So each looks at once, and
 * the polls, which would find the same a little later, can be rare.
 */
@Singleton
public final class Bell {
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    /** From now on that loop hears it. */
    public void heardBy(Runnable wake) {
        wakes.add(wake);
    }

    /** Wakes everyone, whoever rings included; returns at once. */
    public void ring() {
        wakes.forEach(Runnable::run);
    }
}
