package onward.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the benches are started with, and the instance that they measure. */
final class Setup {
    @Option(names = "--clients", defaultValue = "500", description = "Enrolled (default: 500).")
    int clients;

    @Option(names = "--events", defaultValue = "10000", description = "Of all clients, before (default: 10000).")
    int events;

    @Option(names = "--rounds", defaultValue = "3", description = "Default: 3.")
    int rounds;

    @Option(names = "--seconds", defaultValue = "4", description = "Of each side in a round (default: 4).")
    int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds of each side before (default: 60).")
    int warmUp;

    @Mixin
    final KeptFolder kept = new KeptFolder();

    @Mixin
    private final JsonFile json = new JsonFile();

    /**
     * An instance with clients in it.
     *
     * @param folder of its own, where a bench may write too
     */
    record Filled(Store store, List<UUID> clients, Path folder, KeptFolder kept) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            store.close();
            kept.leave(folder);
        }
    }

    Filled up() throws IOException, InterruptedException, ExecutionException {
        Path folder = kept.open();
        Store store = Store.up(folder.resolve("instance"), LocalDate.now(History.ZONE));
        List<UUID> enrolled = store.clients(
                "everybody", clients, History.steady(Math.max(events / clients, History.EVENTS_BEFORE + 1)));
        store.awaitQuiet();
        store.touch(enrolled);
        return new Filled(store, enrolled, folder, kept);
    }

    Duration round() {
        return Duration.ofSeconds(seconds);
    }

    Duration warmUp() {
        return Duration.ofSeconds(warmUp);
    }

    /** Prints the table, and writes all of it where it was asked for. */
    void report(String bench, List<Measure> measures, Map<String, Object> facts) throws IOException {
        report(bench, Measure.table(measures), measures, facts);
    }

    /** The same of what was done step by step, a side after the other. */
    void reportSteps(String bench, List<Result> results, Map<String, Object> facts) throws IOException {
        report(bench, Result.table(results), results, facts);
    }

    /** The same with that table. */
    void report(String bench, String table, List<?> results, Map<String, Object> facts) throws IOException {
        System.out.println(table);
        facts.forEach((fact, value) -> System.out.println(fact + ": " + value));
        Map<String, Object> settings = new TreeMap<>(
                Map.of("clients", clients, "events", events, "rounds", rounds, "seconds", seconds, "warmUp", warmUp));
        json.write(() -> Report.of(bench, settings, facts, results));
    }
}
