package onward.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import onward.bench.Setup.Filled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many sessions a second are logged, at the service and at the front door, and how many PostgreSQL alone takes. */
@Command(
        name = "append",
        mixinStandardHelpOptions = true,
        description = "Logs sessions at the service and at the front door, against the same statement by pgbench.")
final class Append implements Callable<Integer> {
    private static final String FLOOR = "floor";

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--callers",
            split = ",",
            defaultValue = "1,16,64",
            description = "At once; each speaks again as soon as it is answered (default: 1,16,64).")
    private List<Integer> callers = List.of();

    @Option(
            names = "--at",
            split = ",",
            defaultValue = "activity,gateway",
            description = "Where they speak (default: activity,gateway).")
    private List<String> doors = List.of();

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final Map<String, List<Double>> takenIn = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        try (Filled filled = setup.up()) {
            setup.report("append", measured(filled), facts);
        }
        return 0;
    }

    private List<Measure> measured(Filled filled) throws Exception {
        Store store = filled.store();
        var logging = new Logging(store, filled.clients());
        int most = callers.stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (String door : doors) {
            logging.closed(door, most, setup.warmUp());
            store.awaitTakenIn();
        }
        int bytes = store.payloadBytes();
        AppendFloor floor = AppendFloor.beside(store, filled.folder(), bytes);
        floor.run(most, Duration.ofSeconds(1));
        facts.put("floor", floor.name() + ", payloads of " + bytes + " bytes");
        List<Measure> measures = new ArrayList<>();
        for (int count : callers) {
            measures.addAll(at(count, floor, logging, store));
        }
        floor.drop();
        facts.put("seconds until all was taken in after a round", spreads(takenIn));
        facts.put("MiB", store.usage().residentMiB());
        return measures;
    }

    private List<Measure> at(int count, AppendFloor floor, Logging logging, Store store) throws Exception {
        var sides = new Sides().with(FLOOR, () -> floor.run(count, setup.round()));
        for (String door : doors) {
            sides.with(door, () -> round(door, count, logging, store));
        }
        Map<String, List<Load>> loads = sides.run(setup.rounds);
        String what = count + (count == 1 ? " caller" : " callers");
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.of(what, FLOOR, loads.get(FLOOR)));
        for (String door : doors) {
            measures.add(Measure.against(loads.get(FLOOR), what, door, loads.get(door)));
        }
        return measures;
    }

    private Load round(String door, int count, Logging logging, Store store) throws IOException, InterruptedException {
        Usage usage = store.usage();
        Map<String, Double> before = usage.processorSeconds();
        Load load = logging.closed(door, count, setup.round());
        String name = door + ", " + count;
        facts.put("processor µs a request: " + name, usage.perRequest(before, load.count()));
        takenIn.computeIfAbsent(name, _ -> new ArrayList<>()).add(store.awaitTakenIn());
        return load;
    }

    private static Map<String, String> spreads(Map<String, List<Double>> all) {
        Map<String, String> texts = new LinkedHashMap<>();
        all.forEach((name, rounds) -> texts.put(name, Spread.of(rounds).text("%.1f")));
        return texts;
    }
}
