package onward.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import onward.embedded.Pause;
import onward.local.Leftovers.Leftover;

/**
 * What becomes of the children that a killed runner left. Who serves, and runs as it would be started now, goes on under
 * the next runner; the others (built anew since, with other settings, hanging) are to be stopped.
 *
 * @param kept those that go on, by name
 * @param stopped in the order in which they are to be stopped
 */
record Takeover(Map<String, ProcessIdentity> kept, List<Leftover> stopped) {
    /** Who has much to do may need a moment to say that it serves. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    Takeover {
        kept = Map.copyOf(kept);
        stopped = List.copyOf(stopped);
    }

    /**
     * Decides for each.
     *
     * @param specs as they would be started now
     */
    static Takeover of(List<Leftover> leftovers, List<ProcessSpec> specs) {
        Map<String, ProcessSpec> byName = specs.stream().collect(toMap(ProcessSpec::name, Function.identity()));
        Map<String, ProcessIdentity> kept = leftovers.stream().collect(groupingBy(Leftover::name)).values().stream()
                // Two of a name: nobody knows which of them serves.
                .filter(sameName -> sameName.size() == 1)
                .flatMap(List::stream)
                .filter(leftover -> Stream.ofNullable(byName.get(leftover.name()))
                        .anyMatch(spec -> spec.describes(leftover.process())))
                .filter(leftover -> serves(byName.get(leftover.name())))
                .collect(toMap(Leftover::name, Leftover::process));
        return new Takeover(
                kept,
                leftovers.stream()
                        .filter(leftover -> !leftover.process().equals(kept.get(leftover.name())))
                        .toList());
    }

    private static boolean serves(ProcessSpec spec) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!spec.isReady()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(100));
        }
        return true;
    }
}
