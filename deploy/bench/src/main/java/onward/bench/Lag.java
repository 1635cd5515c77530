package onward.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import onward.bench.Setup.Filled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long after a session was to be logged it can be seen: in the timeline's table, and by who asks for it. Sessions are
 * due by the clock; every latency counts from when one was due, so that waiting for a busy system is not left out.
 */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        description = "From the moment a session is to be logged until it can be seen, at so many a second.")
final class Lag implements Callable<Integer> {
    /** As fast as it gives while its code is still compiled; a rate could be more than that. */
    private static final int CALLERS_TO_WARM_UP = 64;

    /** Any machine keeps up with that many a second. */
    private static final int TO_WARM_UP = 50;

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "50,200,500",
            description = "A second (default: 50,200,500).")
    private List<Integer> rates = List.of();

    private final Map<String, Object> facts = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        try (Filled filled = setup.up()) {
            setup.report("lag", measured(filled), facts);
        }
        return 0;
    }

    List<Measure> measured(Filled filled) throws Exception {
        var logging = new Logging(filled.store(), filled.clients());
        for (String door : List.of("activity", "gateway")) {
            logging.closed(door, CALLERS_TO_WARM_UP, setup.warmUp());
            filled.store().awaitTakenIn();
        }
        // As long again: who asks for what was written runs code that nobody else does.
        new LagRound(filled.store(), logging, Math.min(rates.getFirst(), TO_WARM_UP), setup.warmUp()).run();
        List<Measure> measures = new ArrayList<>();
        for (int rate : rates) {
            String what = rate + " a second";
            try {
                rounds(filled.store(), logging, rate)
                        .forEach((side, rounds) -> measures.add(Measure.of(what, side, rounds)));
            } catch (Overloaded e) {
                // A higher rate would only fail later.
                facts.put(what, "not sustained: " + e.getMessage());
                break;
            }
        }
        return measures;
    }

    private Map<String, List<Load>> rounds(Store store, Logging logging, int rate) throws Exception {
        Map<String, List<Load>> loads = new LinkedHashMap<>();
        for (int round = 0; round < setup.rounds; round++) {
            var one = new LagRound(store, logging, rate, setup.round());
            one.run()
                    .forEach((side, load) ->
                            loads.computeIfAbsent(side, _ -> new ArrayList<>()).add(load));
            facts.put(rate + " a second: processor µs a request", one.perRequest());
        }
        return loads;
    }
}
