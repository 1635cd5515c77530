package onward.local;

import java.util.List;
import java.util.Map;
import onward.embedded.CommandLines;

/**
 * A program to be kept running.
 *
 * @param name as people see it
 * @param port where it is asked whether it is ready
 * @param prepare what must be done before each start
 * @param command the program and its arguments
 * @param environment added to the runner's own; Onward's variables alone
 */
record ProcessSpec(
        String name,
        int port,
        Readiness readiness,
        Runnable prepare,
        List<String> command,
        Map<String, String> environment) {

    ProcessSpec {
        if (!environment.keySet().stream().allMatch(variable -> variable.startsWith(Marker.ONWARD))) {
            throw new IllegalArgumentException("not all of Onward: " + environment.keySet());
        }
    }

    Stage stage() {
        return Stage.of(name);
    }

    /**
     * Whether that process was started just so, from the same jars with the same settings. What stands in front of the
     * program, such as {@code unshare}, has become the program.
     */
    boolean describes(ProcessIdentity process) {
        List<String> words = CommandLines.of(process.pid()).orElse(List.of());
        int inFront = command.size() - words.size();
        return !words.isEmpty()
                && inFront >= 0
                && command.subList(inFront, command.size()).equals(words)
                && Marker.settingsOf(process.pid()).equals(environment);
    }

    boolean isReady() {
        return readiness.of(port);
    }
}
