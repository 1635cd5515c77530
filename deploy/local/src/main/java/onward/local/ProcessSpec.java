package onward.local;

import java.util.List;
import java.util.Map;

/**
 * A program to be kept running.
 *
 * @param name as people see it
 * @param port where it is asked whether it is ready
 * @param prepare what must be done before each start
 * @param command the program and its arguments
 * @param environment added to the runner's own
 */
record ProcessSpec(
        String name,
        int port,
        Readiness readiness,
        Runnable prepare,
        List<String> command,
        Map<String, String> environment) {

    Stage stage() {
        return Stage.of(name);
    }

    boolean isReady() {
        return readiness.of(port);
    }
}
