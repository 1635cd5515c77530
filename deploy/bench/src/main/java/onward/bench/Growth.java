package onward.bench;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import onward.bench.Comparison.Side;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The same in stores of 1, 10 and 100 times as much, each an Onward of its own on this machine at the same time; they take
 * turns, request by request or round by round. The last four weeks of all clients are the same. What adds most events
 * comes last, so that the smallest store stays small.
 */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description =
                "Requests, rebuilding, lag and appending in stores of 1, 10 and 100 times as many events, and memory.")
final class Growth implements Callable<Integer> {
    /** That many a second leave each of the three time to rest. */
    private static final int RATE = 50;

    private static final int CALLERS = 16;

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "1,10,100",
            description = "Times --events (default: 1,10,100).")
    private List<Integer> sizes = List.of();

    @Option(names = "--steps", defaultValue = "100", description = "Of each side in a round (default: 100).")
    private int steps;

    private final LocalDate today = LocalDate.now(History.ZONE);
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private record Sized(String name, Store store, List<UUID> clients, Logging logging) {}

    @FunctionalInterface
    private interface Doing {
        Load on(Sized sized) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = setup.kept.open();
        Deque<Store> open = new ArrayDeque<>();
        try {
            List<Sized> all = new ArrayList<>();
            for (int size : sizes) {
                Store store = Store.up(folder.resolve("times" + size), today);
                open.push(store);
                all.add(filled(size, store));
            }
            List<Result> results = new Rounds(setup.rounds, 4 * steps, steps).run(comparisons(all));
            List<Measure> measures = measures(all);
            for (Sized one : all) {
                facts.put("MiB, " + one.name, one.store.usage().residentMiB());
            }
            setup.report(
                    "growth",
                    Result.table(results) + "\n" + Measure.table(measures, "the smallest"),
                    Stream.concat(results.stream(), measures.stream()).toList(),
                    facts);
        } finally {
            for (Store store : open) {
                store.close();
            }
        }
        setup.kept.leave(folder);
        return 0;
    }

    private Sized filled(int size, Store store) throws Exception {
        int events = Math.multiplyExact(setup.events, size);
        List<UUID> clients = store.clients("everybody", setup.clients, History.sparse(events / setup.clients));
        store.awaitQuiet();
        store.touch(clients);
        return new Sized("%,d events".formatted(events), store, clients, new Logging(store, clients));
    }

    private List<Measure> measures(List<Sized> all) throws Exception {
        for (Sized one : all) {
            rebuild(one);
        }
        List<Measure> measures = new ArrayList<>();
        measures.addAll(rates("rebuild of `timeline`", turns(all, this::rebuild)));
        for (Sized one : all) {
            // Code that nobody has run in it yet.
            new LagRound(one.store, one.logging, RATE, setup.warmUp()).run();
        }
        measures.addAll(latencies(
                RATE + " a second, " + LagRound.IN_TABLE,
                turns(
                        all,
                        one -> new LagRound(one.store, one.logging, RATE, setup.round())
                                .run()
                                .get(LagRound.IN_TABLE))));
        measures.addAll(rates(CALLERS + " callers, at activity", turns(all, one -> {
            Load load = one.logging.closed("activity", CALLERS, setup.round());
            one.store.awaitTakenIn();
            return load;
        })));
        return measures;
    }

    private Load rebuild(Sized one) throws Exception {
        Map<String, Object> loading = new LinkedHashMap<>();
        Load load = Rebuild.rebuild("timeline", one.store.admin(), loading);
        facts.put(one.name, loading);
        return load;
    }

    private Map<String, List<Load>> turns(List<Sized> all, Doing doing) throws Exception {
        var sides = new Sides();
        all.forEach(one -> sides.with(one.name, () -> doing.on(one)));
        return sides.run(setup.rounds);
    }

    /** Where as many are due a second on each side, only how long they take can differ. */
    private static List<Measure> latencies(String what, Map<String, List<Load>> loads) {
        return loads.entrySet().stream()
                .map(side -> Measure.of(what, side.getKey(), side.getValue()))
                .toList();
    }

    private static List<Measure> rates(String what, Map<String, List<Load>> loads) {
        String first = loads.keySet().iterator().next();
        List<Load> smallest = loads.get(first);
        return loads.entrySet().stream()
                .map(side -> side.getKey().equals(first)
                        ? Measure.of(what, first, smallest)
                        : Measure.against(smallest, what, side.getKey(), side.getValue()))
                .toList();
    }

    private List<Comparison> comparisons(List<Sized> all) throws Exception {
        String weeks = "/adherence?from=" + today.minusDays(History.WEEKS_DATES) + "&to=" + today.minusDays(1);
        return List.of(
                compare("`PUT` session, at activity", all, Store::activity, Flat::log),
                compare("`PUT` session, front door", all, Store::gateway, Flat::log),
                compare("adherence of 4 weeks", all, Store::progress, get(weeks)),
                compare("`today`", all, Store::progress, get("/today")),
                compare("timeline, newest 50", all, Store::progress, get("/timeline?order=desc")),
                compare("roster, front door", all, Store::gateway, (door, _) -> door.get("/v1/roster")));
    }

    @FunctionalInterface
    private interface Asking {
        HttpRequest of(Door door, UUID client);
    }

    private static Asking get(String what) {
        return (door, client) -> door.get("/v1/clients/" + client + what);
    }

    private static Comparison compare(String what, List<Sized> all, Function<Store, Door> at, Asking asking) {
        return new Comparison(
                what,
                all.stream()
                        .map(sized -> side(sized, at.apply(sized.store), asking))
                        .toList());
    }

    private static Side side(Sized sized, Door door, Asking asking) {
        return new Side(sized.name, turn -> {
            HttpRequest next = asking.of(door, sized.clients.get(turn % sized.clients.size()));
            return () -> door.succeed(next);
        });
    }
}
