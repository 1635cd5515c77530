package onward.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import onward.embedded.FreePorts;

/**
 * Where each process listens, on 127.0.0.1: the gateway where it was asked to, the others anywhere, for one run and for
 * those that go on with what it left.
 */
final class Ports {
    private final Map<String, Integer> given = new TreeMap<>();

    Ports(int gateway) {
        this(gateway, Map.of());
    }

    /** @param before where they listened in the run that is gone on with */
    Ports(int gateway, Map<String, Integer> before) {
        before.forEach((name, port) -> {
            if (port != gateway) {
                given.put(name, port);
            }
        });
        given.put(Processes.GATEWAY, gateway);
    }

    /** The same at every call, so that a process that is started again is found where it was. */
    synchronized int of(String name) {
        return given.computeIfAbsent(
                name,
                _ -> IntStream.generate(FreePorts::next)
                        // The gateway's was chosen by somebody else, and looks free until it listens.
                        .filter(port -> !given.containsValue(port))
                        .findFirst()
                        .orElseThrow());
    }

    /** All that were given so far, by name. */
    synchronized Map<String, Integer> given() {
        return Map.copyOf(given);
    }
}
